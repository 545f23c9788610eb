import type { QueryOf } from '#shared/contracts/tab-api.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { trendLabels } from '#shared/wording/figures/school-text.ts';
import { ApiProblem } from '../../../api/api-problem.ts';
import { useAsk } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
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
  const page = usePageStyles();
  const { years, tutorGroup } = filter;
  const year = { from: firstDayOfSchoolYear(schoolYearOf(today)), to: today };
  const query: QueryOf<'figures'> = { school, ...year, by: 'school', split: 'week', years, tutorGroup };
  const pp = useAsk('figures', { query: { ...query, premium: 'pp' } });
  const others = useAsk('figures', { query: { ...query, premium: 'non-pp' } });
  const fault = pp.error ?? others.error;
  if (fault instanceof ApiProblem && fault.code === 'forbidden')
    return <p className={page.quiet}>{fault.message}</p>;
  const again = (): void => void Promise.all([pp.refetch(), others.refetch()]);
  if (fault) return <ProblemNotice inline error={fault} again={again} />;
  if (!pp.data || !others.data) return <TableSkeleton rows={4} within />;
  const weeks = weeksOf(pp.data.total, others.data.total);
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
