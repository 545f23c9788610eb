import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { tabWords } from '#shared/wording/tab-words.ts';

const useStyles = makeStyles({
  page: { maxWidth: '1120px', margin: '0 auto', padding: '24px 16px', display: 'grid', gap: '12px' },
  line: { maxWidth: '420px' },
  big: { maxWidth: '260px' },
  gap: { height: '12px' },
});

/** A tutor's Today before it comes: a header, the big number, three lists, the register. */
export function TodaySkeleton({ label = tabWords.loading }: { label?: string }) {
  const styles = useStyles();
  return (
    <Skeleton className={styles.page} aria-label={label}>
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

/** Rows of a list or table before they come. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  const styles = useStyles();
  return (
    <Skeleton className={styles.page} aria-label={tabWords.loading}>
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
