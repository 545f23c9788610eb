import type { QueryOf } from '#shared/contracts/tab-api.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { trendLabels } from '#shared/wording/figures/school-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { NotTold } from '../../../components/figures/NotTold.tsx';
import { ChartOrTable } from '../../../components/figures/ChartOrTable.tsx';
import type { WeekLine } from '../../../components/figures/WeekLines.tsx';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { TrendTable } from './TrendTable.tsx';
import { weeksOf, type TrendWeek } from './weeks-of.ts';

/** Attendance week by week, pupil premium beside the others: a shape to look at, a table one tap away. */
export function AttendanceTrend({
  school,
  filter,
  today,
}: {
  school: string;
  filter: Pick<QueryOf<'figures'>, 'years' | 'tutorGroup'>;
  today: SchoolDate;
}) {
  const { years, tutorGroup } = filter;
  const year = { from: firstDayOfSchoolYear(schoolYearOf(today)), to: today };
  const query: QueryOf<'figures'> = { school, ...year, by: 'premium', split: 'week', years, tutorGroup };
  const found = useAsk('figures', { query });
  if (found.error) return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <TableSkeleton rows={4} within />;
  const { rows, hidden } = found.data;
  if (hidden.length > 0) return <NotTold rows={hidden} />;
  const side = (key: string) => rows.find((row) => row.key === key);
  const weeks = weeksOf(side('pp'), side('non-pp'));
  // One week is no line yet, and the table above has it.
  if (weeks.length < 2) return null;
  return (
    <ChartOrTable
      title={trendLabels.title}
      lines={[lineOf('pp', weeks), lineOf('others', weeks)]}
      table={<TrendTable weeks={weeks} />}
    />
  );
}

const lineOf = (side: 'pp' | 'others', weeks: readonly TrendWeek[]): WeekLine => ({
  name: trendLabels[side],
  weeks: weeks.flatMap(({ week, [side]: { percent } }) => (percent === null ? [] : [{ week, percent }])),
});
