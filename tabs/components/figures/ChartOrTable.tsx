import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { tableLabels } from '#shared/wording/basics/table-text.ts';
import { usePageStyles } from '../basics/page-styles.ts';
import { PageGuard } from '../basics/PageGuard.tsx';
import { TableSkeleton } from '../basics/Skeletons.tsx';
import type { WeekLine } from './WeekLines.tsx';

const WeekLines = lazy(() => import('./WeekLines.tsx'));

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '12px',
  },
});

/** A shape to look at, and the same as a table one tap away. */
export function ChartOrTable({
  title,
  lines,
  table,
}: {
  title: string;
  lines: readonly WeekLine[];
  table: ReactNode;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const [asTable, setAsTable] = useState(false);
  return (
    <section>
      <div className={styles.line}>
        <h2 className={page.section}>{title}</h2>
        <Button
          className={`${page.touch} ${page.notPrinted}`}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? tableLabels.asChart : tableLabels.asTable}
        </Button>
      </div>
      {asTable ? (
        table
      ) : (
        <PageGuard>
          <Suspense fallback={<TableSkeleton rows={4} within />}>
            <WeekLines title={title} lines={lines} />
          </Suspense>
        </PageGuard>
      )}
    </section>
  );
}
