import { useState } from 'react';
import type { DailyTargets } from '#shared/contracts/figures/figures.ts';
import { percentText } from '#shared/wording/basics/number-text.ts';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { countColumn } from '../../../components/figures/figure-columns.ts';
import type { FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { phaseChoices, phaseQuery, type PhaseChosen } from '../../../components/figures/phases.ts';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { BySchool } from './BySchool.tsx';

const { targets: labels } = trustTableLabels;
type Row = DailyTargets['rows'][number] & { name: string };

const columnsFor = (percents: readonly string[]): FiguresColumn<Row>[] => [
  countColumn('cohort', labels.size, ({ cohort }) => cohort),
  {
    key: 'one',
    heading: labels.onePupil,
    onPhone: 'less',
    value: ({ onePupilPercent }) => onePupilPercent,
    cell: ({ onePupilPercent }) => (onePupilPercent === null ? '–' : percentText(onePupilPercent, 2)),
    reached: ({ cohort, onePupilPercent }) =>
      onePupilPercent === null || cohort === null ? [] : [labels.onePupilReached(cohort)],
  },
  ...percents.map((percent, index): FiguresColumn<Row> => ({
    key: percent,
    heading: `${percent} %`,
    ...(index % 2 === 1 && { onPhone: 'less' as const }),
    cell: ({ allowed }) => allowed[percent] ?? '–',
    reached: ({ cohort, allowed }) =>
      cohort === null ? [tooFewText] : [labels.reached(cohort, percent, allowed[percent] ?? 0)],
  })),
];

/** How many pupils may be absent at each target: the trust's table of the day. */
export default function DailyTargetsTable() {
  const { today } = useNow();
  const [cohort, setCohort] = useState<keyof typeof labels.cohorts>('all');
  const [phase, setPhase] = useState<PhaseChosen>('every');
  const input = { query: { cohort, ...phaseQuery(phase) } };
  const query = useAsk('dailyTargets', input);
  return (
    <TablePage
      title={labels.title}
      query={query}
      beside={() => dayText(today)}
      says={() => labels.lead}
      chosen={
        <>
          <Choice label={labels.cohort} value={cohort} among={labels.cohorts} onChoose={setCohort} />
          <Choice label={trustTableLabels.phase} value={phase} among={phaseChoices} onChoose={setPhase} />
        </>
      }
      keep={<ExportMenu name="dailyTargets" input={input} />}
    >
      {({ rows }) => (
        <BySchool
          label={labels.label}
          columns={columnsFor(Object.keys(rows[0]?.allowed ?? {}).sort((a, b) => Number(b) - Number(a)))}
          rows={rows.filter((row) => row.cohort !== 0).map((row) => ({ ...row, name: row.school }))}
        />
      )}
    </TablePage>
  );
}
