import { alertLabels, alertLogText, nextText } from '#shared/wording/actions/alert-text.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';

/** What has happened about an alert, with times, and who hears of it while nobody takes it. */
export function AlertLogList({ id, lookAgain }: { id: string; lookAgain: number }) {
  const list = useListStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const found = useAsk('alertLog', { params: { id } }, { lookAgain });
  return (
    <>
      {found.data && found.data.next.length > 0 && (
        <>
          <h2 className={page.section}>{alertLabels.nextSteps}</h2>
          <ul className={`${page.sheet} ${list.list}`}>
            {found.data.next.map((next) => (
              <li key={`${next.who} ${next.at}`} className={list.item}>
                {nextText(next, today)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className={page.section}>{alertLabels.log}</h2>
      {found.isPending && <TableSkeleton rows={2} within />}
      {found.isError && !found.data && (
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && (
        <ol className={`${page.sheet} ${list.list}`}>
          {found.data.entries.map((entry) => (
            <li key={`${entry.at} ${alertLogText(entry)}`} className={list.item}>
              <span className={list.text}>{alertLogText(entry)}</span>
              <span className={page.quiet}>{momentText(entry.at, today)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
