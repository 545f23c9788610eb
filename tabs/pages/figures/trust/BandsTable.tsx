import { useState } from 'react';
import type { TrustBands } from '#shared/contracts/figures/figures.ts';
import { bandName } from '#shared/domain/figures/attendance-band.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { roundedQuotient } from '#shared/domain/basics/whole-number.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { plural, percentText } from '#shared/wording/basics/number-text.ts';
import { shareReached } from '#shared/wording/basics/table-text.ts';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { seesEveryPupil } from '../../pages-for.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { DaysBeside } from '../../../components/figures/DaysBeside.tsx';
import { DaysPicker } from '../../../components/basics/DaysPicker.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { countColumn } from '../../../components/figures/figure-columns.ts';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { phaseChoices, phaseQuery, type PhaseChosen } from '../../../components/figures/phases.ts';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { dayRanges, useDays } from '../../../components/basics/use-days.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { BySchool } from './BySchool.tsx';

const { bands: labels } = trustTableLabels;
type Row = TrustBands['schools'][number];

const columns: FiguresColumn<Row>[] = [
  countColumn('pupils', labels.pupils, ({ pupils }) => pupils, { onPhone: 'less' }),
  ...[0, 1, 2, 3, 4, 5].map((band): FiguresColumn<Row> => ({
    key: `band ${band}`,
    heading: bandName(band),
    explains: `${bandName(band)} %`,
    value: ({ counts }) => counts?.[band] ?? null,
    cell: ({ percents, pupils }) => (!pupils || !percents ? '–' : `${percents[band]} %`),
    reached: ({ counts, pupils }) => [shareReached(counts?.[band] ?? null, pupils)],
  })),
  countColumn('pa', labels.pa, ({ persistentlyAbsent }) => persistentlyAbsent, {
    explains: figuresLabels.columns.persistent,
    onPhone: 'least',
    reached: ({ persistentlyAbsent, pupils }) => [shareReached(persistentlyAbsent, pupils), labels.paRule],
  }),
  countColumn('severe', labels.severeShort, ({ severelyAbsent }) => severelyAbsent, {
    explains: figuresLabels.columns.severe,
    onPhone: 'least',
    reached: ({ severelyAbsent, pupils }) => [shareReached(severelyAbsent, pupils), labels.severeRule],
  }),
];

/** How many pupils lie in each band, and how many are persistently and severely absent. */
export default function BandsTable() {
  const page = usePageStyles();
  const { today } = useNow();
  const limited = !seesEveryPupil(useMe());
  const [days, setDays] = useDays(limited ? 'whole-weeks' : 'year', today);
  const [phase, setPhase] = useState<PhaseChosen>('every');
  const input = { query: { from: days.from, to: days.to, ...phaseQuery(phase) } };
  const query = useAsk('trustBands', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={({ from, to, asOf, trust }) => (
        <DaysBeside from={from} to={to} missing={trust.missingMarks} asOf={asOf} />
      )}
      says={(bands) => persistentSentence(bands)}
      chosen={
        <>
          <DaysPicker
            days={days}
            today={today}
            onDays={setDays}
            ranges={limited ? ['whole-weeks'] : dayRanges}
          />
          <Choice label={trustTableLabels.phase} value={phase} among={phaseChoices} onChoose={setPhase} />
        </>
      }
      keep={<ExportMenu name="trustBands" input={input} />}
    >
      {({ schools, trust }) => (
        <>
          <BySchool label={labels.label} columns={columns} rows={schools} trust={trust} />
          <p className={page.quiet}>{labels.rule}</p>
        </>
      )}
    </TablePage>
  );
}

/** Before half-term few sessions have been possible: pupils are at risk, not yet persistently absent. */
function persistentSentence({ trust, from, to }: TrustBands): string {
  if (trust.pupils === null || trust.persistentlyAbsent === null) return tooFewText;
  if (trust.pupils === 0) return labels.none;
  const share = percentText(roundedQuotient(trust.persistentlyAbsent * 100, trust.pupils, 1));
  const pupils = plural(trust.persistentlyAbsent, 'pupil');
  const year = schoolYearOf(to);
  const early = from === firstDayOfSchoolYear(year) && to < `${year}-10-20`;
  return early ? labels.persistentAtRisk(share, pupils) : labels.persistent(share, pupils);
}
