import { mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { CodingWatch as Watch } from '#shared/contracts/patterns/coding-watch.ts';
import { codingSpanText, codingWatchLabels } from '#shared/wording/patterns/coding-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';

/** What to ask about a school's registers; good news when there is nothing. */
export function CodingWatch({ school, from, to }: { school: string; from?: string; to?: string }) {
  const found = useAsk('codingWatch', { params: { school }, query: { from, to } });
  if (found.isPending) return <TableSkeleton rows={3} />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  return <CodingQuestions watch={found.data} />;
}

export function CodingQuestions({ watch }: { watch: Watch }) {
  const page = usePageStyles();
  const styles = useListStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={page.headerLine}>
        <h2 className={page.section} id={id}>
          {codingWatchLabels.title}
        </h2>
        {watch.from && watch.to && <span className={page.quiet}>{codingSpanText(watch.from, watch.to)}</span>}
      </div>
      {watch.questions.length === 0 ? (
        <p role="status">
          <strong>{codingWatchLabels.nothing}.</strong> {codingWatchLabels.nothingSays}
        </p>
      ) : (
        <>
          <p className={page.quiet}>{codingWatchLabels.says}</p>
          <ul className={mergeClasses(page.sheet, styles.list)} aria-labelledby={id}>
            {watch.questions.map(({ asks }) => (
              <li key={asks} className={styles.item}>
                <span className={styles.text}>{asks}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
