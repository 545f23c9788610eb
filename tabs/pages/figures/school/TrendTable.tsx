import { dayText } from '#shared/wording/basics/date-text.ts';
import { schoolLabels, trendLabels } from '#shared/wording/figures/school-text.ts';
import { countColumn, rateColumn } from '../../../components/figures/figure-columns.ts';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import type { TrendWeek } from './weeks-of.ts';

const side = (key: 'all' | 'pp' | 'others'): FiguresColumn<TrendWeek> =>
  rateColumn(key, `${trendLabels[key]} %`, (week) => week[key], { strong: key === 'all' });

const columns: FiguresColumn<TrendWeek>[] = [
  side('all'),
  side('pp'),
  side('others'),
  countColumn('missing', schoolLabels.columns.missing, ({ missing }) => missing, {
    explains: schoolLabels.explains.missing,
    onPhone: 'less',
  }),
];

/** The weeks as figures. */
export function TrendTable({ weeks }: { weeks: readonly TrendWeek[] }) {
  return (
    <FiguresTable
      label={trendLabels.table}
      firstHeading={trendLabels.week}
      columns={columns}
      rows={weeks}
      keyOf={({ week }) => week}
      nameOf={({ week }) => `${trendLabels.week} ${dayText(week)}`}
      head={({ week }) => dayText(week)}
    />
  );
}
