import { mergeClasses } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';

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
  const styles = useListStyles();
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
            <span className={styles.text}>
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
