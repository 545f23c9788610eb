import type { MeasureRow } from '#shared/contracts/figures/measures.ts';
import { attendanceGap } from '#shared/domain/registers/attendance-rate.ts';
import { atGap, type NationalGap } from '#shared/domain/targets/national-gap.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { nationalGapLabels } from '#shared/wording/targets/national-gap-text.ts';
import { gapReached } from '#shared/wording/basics/table-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { ChartOrTable } from '../../../components/figures/ChartOrTable.tsx';
import { pointsColumn, rateColumn } from '../../../components/figures/figure-columns.ts';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { phaseQuery, type PhaseChosen } from '../../../components/figures/phases.ts';

const { gaps: labels } = trustTableLabels;
const { columns: headings } = figuresLabels;

type Part = NonNullable<MeasureRow['series']>[number];
interface Week {
  week: SchoolDate;
  pp: Part['rate'];
  nonPp: Part['rate'];
}

const columns: FiguresColumn<Week>[] = [
  rateColumn('pp', headings.pp, ({ pp }) => pp, { explains: headings.ppFull }),
  rateColumn('nonPp', headings.nonPp, ({ nonPp }) => nonPp, { explains: headings.nonPpFull }),
  pointsColumn('gap', headings.gap, ({ pp, nonPp }) => attendanceGap(pp, nonPp), {
    explains: headings.gapFull,
    strong: true,
    reached: ({ pp, nonPp }) => [gapReached(pp, nonPp, attendanceGap(pp, nonPp))],
  }),
];

/** The two sides of the gap over the school year so far; of one phase, where the national gap would have it too. */
export default function GapByWeek({ phase, national }: { phase: PhaseChosen; national: NationalGap }) {
  const { data } = useAsk('figures', { query: { by: 'premium', split: 'week', ...phaseQuery(phase) } });
  const weeks = data ? weeksOf(data.rows) : [];
  if (weeks.length < 2) return null;
  const line = (side: 'pp' | 'nonPp') =>
    weeks.flatMap(({ week, [side]: rate }) =>
      rate.percent === null ? [] : [{ week, percent: rate.percent }],
    );
  const points = phase === 'primary' || phase === 'secondary' ? national[phase] : null;
  return (
    <ChartOrTable
      title={labels.chart}
      lines={[
        { name: headings.ppFull, weeks: line('pp') },
        { name: headings.nonPpFull, weeks: line('nonPp') },
        ...(points === null
          ? []
          : [
              {
                name: nationalGapLabels.line(points, national.year),
                weeks: line('nonPp').map(({ week, percent }) => ({ week, percent: atGap(percent, points) })),
              },
            ]),
      ]}
      table={
        <FiguresTable
          label={labels.chart}
          firstHeading={labels.week}
          columns={columns}
          rows={weeks}
          keyOf={({ week }) => week}
          nameOf={({ week }) => dayText(week)}
          head={({ week }) => dayText(week)}
        />
      }
    />
  );
}

function weeksOf(rows: readonly MeasureRow[]): Week[] {
  const none = { attended: 0, possible: 0, percent: null };
  const side = (key: string) =>
    new Map(rows.find((row) => row.key === key)?.series?.map(({ period, rate }) => [period, rate]));
  const [pp, nonPp] = [side('pp'), side('non-pp')];
  return [...new Set([...pp.keys(), ...nonPp.keys()])]
    .sort()
    .map((week) => ({ week, pp: pp.get(week) ?? none, nonPp: nonPp.get(week) ?? none }));
}
