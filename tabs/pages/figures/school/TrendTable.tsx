import { dayWords } from '#shared/wording/basics/date-words.ts';
import { schoolWords, trendWords } from '#shared/wording/figures/school-words.ts';
import { countColumn, rateColumn } from '../../../components/figures/figure-columns.ts';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import type { TrendWeek } from './weeks-of.ts';

const side = (key: 'all' | 'pp' | 'others'): FiguresColumn<TrendWeek> =>
  rateColumn(key, `${trendWords[key]} %`, (week) => week[key], { strong: key === 'all' });

const columns: FiguresColumn<TrendWeek>[] = [
  side('all'),
  side('pp'),
  side('others'),
  countColumn('missing', schoolWords.columns.missing, ({ missing }) => missing, {
    explains: schoolWords.explains.missing,
    onPhone: 'less',
  }),
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
      head={({ week }) => dayWords(week)}
    />
  );
}
