import { makeStyles, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { usePageStyles } from '../basics/page-styles.ts';
import { ProblemNotice } from '../basics/ProblemNotice.tsx';
import { TableSkeleton } from '../basics/Skeletons.tsx';

const useStyles = makeStyles({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: '12px',
    margin: '12px 0 16px',
  },
  chosen: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px' },
  answer: {
    margin: '8px 0 4px',
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface TablePageProps<Answer> {
  title: string;
  query: UseQueryResult<Answer>;
  /** Which days, how old the data is, what is missing. */
  beside: (answer: Answer) => ReactNode;
  /** The page's one sentence, in the largest type. */
  says?: (answer: Answer) => ReactNode;
  /** What can be chosen; it stays while the answer to a choice is on its way. */
  chosen?: ReactNode;
  keep?: ReactNode;
  children: (answer: Answer) => ReactNode;
}

/** One question a page: its answer in a sentence, what can be chosen, the table. */
export function TablePage<Answer>(props: TablePageProps<Answer>) {
  const { title, query, beside, says, chosen, keep, children } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const answer = query.data;
  return (
    <>
      <header>
        <div className={page.headerLine}>
          <h1 className={page.heading}>{title}</h1>
          <span className={page.quiet}>{answer !== undefined && beside(answer)}</span>
        </div>
        {says && answer !== undefined && <p className={styles.answer}>{says(answer)}</p>}
      </header>
      {(chosen || keep) && (
        <div className={`${styles.controls} ${page.notPrinted}`}>
          <div className={styles.chosen}>{chosen}</div>
          {keep}
        </div>
      )}
      {answer !== undefined ? (
        children(answer)
      ) : query.isPending ? (
        <TableSkeleton within />
      ) : (
        <ProblemNotice inline error={query.error} again={() => void query.refetch()} />
      )}
    </>
  );
}
