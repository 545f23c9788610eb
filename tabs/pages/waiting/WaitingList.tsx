import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { usePageStyles } from '../../components/page-styles.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '10px 16px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  words: { display: 'grid', gap: '2px', flex: '1 1 16rem', overflowWrap: 'anywhere' },
  what: { fontWeight: tokens.fontWeightSemibold },
});

export interface Waiting {
  key: string;
  what: string;
  how: string;
  /** What the other side said, in its words. */
  why?: string | null;
  button?: ReactNode;
}

/** One kind of thing that waits; nothing at all where none does. */
export function WaitingList({ title, says, items }: { title: string; says?: string; items: Waiting[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {title}
      </h2>
      {says && <p className={page.quiet}>{says}</p>}
      <ul className={mergeClasses(page.sheet, styles.list)}>
        {items.map(({ key, what, how, why, button }) => (
          <li key={key} className={styles.item}>
            <span className={styles.words}>
              <span className={styles.what}>{what}</span>
              <span>{how}</span>
              {why && <span className={page.quiet}>{why}</span>}
            </span>
            {button}
          </li>
        ))}
      </ul>
    </section>
  );
}
