import { Link as FluentLink } from '@fluentui/react-components';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { schoolLabels } from '#shared/wording/figures/school-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { FiguresTable } from '../../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useHref } from '../../../components/basics/use-href.ts';
import { schoolPlace } from './school-parts.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { groupColumns, type GroupRow } from '../../../components/figures/group-columns.ts';

/** Below a school's one number: where the day's absence lies, year by year, for whoever sees a year's pupils. */
export function TodayByYear(props: { school: string; name: string; date: SchoolDate }) {
  const page = usePageStyles();
  const href = useHref();
  const { school } = props;
  const about = useAsk('aboutSchool', { params: { school } });
  if (!about.data) return null;
  if (about.data.seesAYear) return <Years {...props} />;
  return (
    <p className={page.quiet}>
      {schoolLabels.yearsByTheWeek}{' '}
      <FluentLink href={href(schoolPlace(school, 'groups', 'year'))}>{schoolLabels.toYears}</FluentLink>
    </p>
  );
}

function Years({ school, name, date }: { school: string; name: string; date: SchoolDate }) {
  const page = usePageStyles();
  const query = { school, from: date, to: date, by: 'year', compare: 'day' } as const;
  const found = useAsk('figures', { query }, { lookAgain: 60 });
  if (found.isPending) return <TableSkeleton rows={5} within />;
  if (!found.data) return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  const { rows, total } = found.data;
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className={page.section}>{schoolLabels.todayByYear}</h2>
      <FiguresTable<GroupRow>
        label={schoolLabels.todayByYear}
        firstHeading={schoolLabels.firstHeadings.year}
        columns={groupColumns(found.data, 'day')}
        rows={rows}
        keyOf={({ key }) => key}
        nameOf={(row) => row.name}
        head={(row) => row.name}
        foot={
          total
            ? {
                row: { ...total, key: '', name: schoolLabels.allOf(name), school: null },
                head: schoolLabels.allOf(name),
              }
            : undefined
        }
      />
    </>
  );
}
