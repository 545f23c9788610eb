import { dayWords, shortDayWords } from '#shared/wording/date-words.ts';
import { trendWords, schoolWords } from '#shared/wording/school-words.ts';
import { rateReached } from '#shared/wording/table-words.ts';
import { FiguresTable, type FiguresColumn } from '../../components/figures/FiguresTable.tsx';
import { decimal } from './measure-columns.tsx';
import type { TrendWeek } from './weeks-of.ts';

const side = (key: 'all' | 'pp' | 'others'): FiguresColumn<TrendWeek> => ({
  ...{ key, heading: `${trendWords[key]} %`, strong: key === 'all' },
  value: (week) => week[key].percent,
  cell: (week) => decimal(week[key].percent),
  reached: (week) => [rateReached(week[key])],
});

const columns: FiguresColumn<TrendWeek>[] = [
  side('all'),
  side('pp'),
  side('others'),
  {
    ...{ key: 'missing', heading: schoolWords.columns.missing, explains: schoolWords.explains.missing },
    onPhone: 'less',
    value: ({ missing }) => missing,
    cell: ({ missing }) => missing,
  },
];

/** The weeks as figures. */
export function TrendTable({ weeks }: { weeks: readonly TrendWeek[] }) {
  return (
    <FiguresTable
      label={trendWords.table}
      firstHeading={trendWords.week}
      columns={columns}
      rows={weeks}
      keyOf={({ week }) => week}
      nameOf={({ week }) => `${trendWords.week} ${dayWords(week)}`}
      head={({ week }) => shortDayWords(week)}
    />
  );
}
