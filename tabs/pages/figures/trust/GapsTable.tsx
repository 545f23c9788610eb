import { lazy, Suspense, useState } from 'react';
import type { TrustGaps } from '#shared/contracts/figures/figures.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { nationalGapSentence } from '#shared/wording/targets/national-gap-text.ts';
import { plural } from '#shared/wording/basics/number-text.ts';
import { gapReached, rateReached } from '#shared/wording/basics/table-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { DaysBeside } from '../../../components/figures/DaysBeside.tsx';
import { DaysPicker } from '../../../components/basics/DaysPicker.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { countColumn, pointsColumn, rateColumn } from '../../../components/figures/figure-columns.ts';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { phaseChoices, phaseQuery, type PhaseChosen } from '../../../components/figures/phases.ts';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { useDays } from '../../../components/basics/use-days.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { BySchool } from './BySchool.tsx';

const GapByWeek = lazy(() => import('./GapByWeek.tsx'));
const { gaps: labels } = trustTableLabels;
const { columns: headings } = figuresLabels;
type Row = TrustGaps['schools'][number];

const columns: FiguresColumn<Row>[] = [
  rateColumn('pp', headings.pp, ({ pp }) => pp, { explains: headings.ppFull }),
  rateColumn('nonPp', headings.nonPp, ({ nonPp }) => nonPp, { explains: headings.nonPpFull }),
  rateColumn('all', headings.all, ({ all }) => all, { explains: headings.allFull, onPhone: 'least' }),
  pointsColumn('gap', headings.gap, ({ gap }) => gap, {
    explains: headings.gapFull,
    strong: true,
    reached: (row) => [
      gapReached(row.pp, row.nonPp, row.gap),
      `${headings.ppFull}: ${rateReached(row.pp)}`,
      `${headings.nonPpFull}: ${rateReached(row.nonPp)}`,
    ],
  }),
  countColumn('missing', headings.missingMarks, ({ missingMarks }) => missingMarks, {
    onPhone: 'less',
    reached: ({ missingMarks, missingMarksPp }) =>
      !missingMarks || missingMarksPp === null ? [] : [labels.missingPp(missingMarksPp)],
  }),
];

/** How pupil premium and other pupils attended, by school and for the trust. */
export default function GapsTable() {
  const page = usePageStyles();
  const { today } = useNow();
  const [days, setDays] = useDays('this-week', today);
  const [phase, setPhase] = useState<PhaseChosen>('every');
  const input = { query: { from: days.from, to: days.to, ...phaseQuery(phase) } };
  const query = useAsk('trustGaps', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={({ from, to, asOf, trust }) => (
        <DaysBeside from={from} to={to} missing={trust.missingMarks} asOf={asOf} />
      )}
      says={({ trust }) => (trust.pp && trust.nonPp ? gapSentence(trust.gap) : (trust.hidden ?? ''))}
      chosen={
        <>
          <DaysPicker days={days} today={today} onDays={setDays} />
          <Choice label={trustTableLabels.phase} value={phase} among={phaseChoices} onChoose={setPhase} />
        </>
      }
      keep={<ExportMenu name="trustGaps" input={input} />}
    >
      {({ schools, trust, national }) => (
        <>
          <BySchool label={labels.label} columns={columns} rows={schools} trust={trust} />
          <p className={page.quiet}>{nationalGapSentence(national)}</p>
          <Suspense>
            <GapByWeek phase={phase} national={national} />
          </Suspense>
        </>
      )}
    </TablePage>
  );
}

function gapSentence(gap: number | null): string {
  if (gap === null) return labels.none;
  if (gap === 0) return labels.same;
  const points = plural(Math.abs(gap), 'point');
  return gap > 0 ? labels.less(points) : labels.more(points);
}
