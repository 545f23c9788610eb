import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { usePageStyles } from './page-styles.ts';

const useStyles = makeStyles({
  page: { maxWidth: '1120px', margin: '0 auto', padding: '24px 16px', display: 'grid', gap: '12px' },
  line: { maxWidth: '420px' },
  big: { maxWidth: '260px' },
  gap: { height: '12px' },
});

/** A tutor's Today before it comes: a header, the big number, three lists, the register. */
export function TodaySkeleton({ label = tabLabels.loading }: { label?: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <Skeleton className={styles.page} aria-label={label}>
      <h1 className={page.onlyHeard}>{label}</h1>
      <SkeletonItem size={16} className={styles.line} />
      <SkeletonItem size={40} className={styles.big} />
      <div className={styles.gap} />
      {[1, 2, 3].map((row) => (
        <SkeletonItem key={row} size={32} />
      ))}
      <div className={styles.gap} />
      <TableRowsSkeleton rows={10} />
    </Skeleton>
  );
}

/** Rows of a list or table before they come; `within` a page that has its heading already. */
export function TableSkeleton({ rows = 8, within = false }: { rows?: number; within?: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <Skeleton className={styles.page} aria-label={tabLabels.loading}>
      {!within && <h1 className={page.onlyHeard}>{tabLabels.loading}</h1>}
      <SkeletonItem size={40} className={styles.big} />
      <SkeletonItem size={16} className={styles.line} />
      <div className={styles.gap} />
      <TableRowsSkeleton rows={rows} />
    </Skeleton>
  );
}

function TableRowsSkeleton({ rows }: { rows: number }) {
  return Array.from({ length: rows }, (_none, row) => <SkeletonItem key={row} size={28} />);
}
