import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useId, useState } from 'react';
import type { QueryOf } from '#shared/contracts/tab-api.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { trendWords } from '#shared/wording/school-words.ts';
import { tableWords } from '#shared/wording/table-words.ts';
import { useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/page-styles.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/Skeletons.tsx';
import { TrendTable } from './TrendTable.tsx';
import { weeksOf } from './weeks-of.ts';

const TrendChart = lazy(() => import('./TrendChart.tsx'));

const useStyles = makeStyles({
  place: { marginTop: '24px' },
  says: { margin: '0 0 8px' },
});

/** Attendance week by week, pupil premium beside the others: drawn when it is wanted, a table one tap away. */
export function AttendanceTrend({
  school,
  filter,
  today,
}: {
  school: string;
  filter: Pick<QueryOf<'figures'>, 'years' | 'tutorGroup'>;
  today: SchoolDate;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const { years, tutorGroup } = filter;
  const year = { from: firstDayOfSchoolYear(schoolYearOf(today)), to: today };
  const query: QueryOf<'figures'> = { school, ...year, by: 'school', split: 'week', years, tutorGroup };
  const pp = useAsk('figures', { query: { ...query, premium: 'pp' } });
  const others = useAsk('figures', { query: { ...query, premium: 'non-pp' } });
  const fault = pp.error ?? others.error;
  const again = (): void => void Promise.all([pp.refetch(), others.refetch()]);
  const weeks = pp.data && others.data ? weeksOf(pp.data.total, others.data.total) : null;
  return (
    <section className={styles.place} aria-labelledby={id}>
      <div className={page.headerLine}>
        <h2 className={page.section} id={id}>
          {trendWords.title}
        </h2>
        {weeks && weeks.length > 1 && (
          <Button
            className={`${page.touch} ${page.notPrinted}`}
            appearance="subtle"
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? tableWords.asChart : tableWords.asTable}
          </Button>
        )}
      </div>
      <p className={`${styles.says} ${page.quiet}`}>{trendWords.says}</p>
      {fault && <ProblemNotice inline error={fault} again={again} />}
      {!weeks && !fault && <TableSkeleton rows={4} within />}
      {weeks && (asTable || weeks.length < 2) && <TrendTable weeks={weeks} />}
      {weeks && !asTable && weeks.length > 1 && (
        <Suspense fallback={<TableSkeleton rows={4} within />}>
          <TrendChart weeks={weeks} />
        </Suspense>
      )}
    </section>
  );
}
