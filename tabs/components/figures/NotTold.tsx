import { usePageStyles } from '../basics/page-styles.ts';

/** Under a table: whose figures are not told, and why; each reason once. */
export function NotTold({ rows }: { rows: readonly { name: string; hidden: string | null }[] }) {
  const page = usePageStyles();
  const reasons = Map.groupBy(
    rows.filter(({ hidden }) => hidden !== null),
    ({ hidden }) => hidden ?? '',
  );
  return [...reasons].map(([reason, some]) => (
    <p key={reason} className={page.quiet}>
      – {some.map(({ name }) => name).join(', ')}: {reason}
    </p>
  ));
}
