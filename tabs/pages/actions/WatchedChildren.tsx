import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'wouter';
import type { WatchedChildren as Watched, WorkerTold } from '#shared/contracts/actions/alerts.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import {
  alertOfChildText,
  tellWorkerText,
  toldButtonText,
  watchedCountText,
  watchedLabels,
  watchedStateLabels,
  whyWatchedText,
  workerText,
} from '#shared/wording/actions/watched-child-text.ts';
import { useApi, useAsk } from '../../api/use-api.ts';
import { DataAge } from '../../components/basics/DataAge.tsx';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice, problemText } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    minHeight: '24px',
    display: 'inline-flex',
    alignItems: 'center',
  },
});
const LOOK_AGAIN_SECONDS = 60;

/** Each child: in, explained or not reached, and who outside school has been told. */
export function WatchedChildren({ school }: { school: string }) {
  const page = usePageStyles();
  const list = useListStyles();
  const id = useId();
  const api = useApi();
  const client = useQueryClient();
  const params = { school };
  const found = useAsk('watchedChildren', { params }, { lookAgain: LOOK_AGAIN_SECONDS });
  const tell = useMutation({
    mutationFn: (body: WorkerTold) => api.request('tellWorker', { params, body }),
    onSuccess: (answer) => client.setQueryData(['watchedChildren', { params }], answer),
  });
  const children = found.data?.children ?? [];
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {watchedLabels.title}
      </h2>
      {found.isPending && <TableSkeleton rows={3} within />}
      {found.isError && !found.data && (
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && children.length === 0 && <p>{watchedLabels.nobody}</p>}
      {found.data && children.length > 0 && (
        <>
          <p>
            {watchedCountText(children)} <DataAge asOf={found.data.asOf} />
          </p>
          <ul className={mergeClasses(page.sheet, list.list)}>
            {children.map((child) => (
              <Child
                key={child.pupil.id}
                child={child}
                today={found.data.date}
                isSaving={tell.isPending}
                tell={(whom) => tell.mutate({ pupil: child.pupil.id, whom })}
              />
            ))}
          </ul>
        </>
      )}
      <span role="status">{tell.isError && problemText(tell.error)}</span>
    </section>
  );
}

interface ChildProps {
  child: Watched['children'][number];
  today: string;
  isSaving: boolean;
  tell: (whom: WorkerTold['whom']) => void;
}

function Child({ child, today, isSaving, tell }: ChildProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const list = useListStyles();
  const { pupil, tutorGroup, state, alert, workers } = child;
  // They are told of an absence without a reason; what somebody has said stands in any case.
  const isUnexplained = state === 'not-reached' || state === 'reached';
  const asked = workers.filter(({ told }) => told !== null || isUnexplained);
  return (
    <li className={list.item}>
      <span className={list.text}>
        <span>
          <Link className={styles.link} href={addressOf({ page: 'pupil', id: pupil.id })}>
            {pupil.name}
          </Link>{' '}
          <span className={page.quiet}>
            {[tutorGroup, whyWatchedText(child)].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={list.what}>{watchedStateLabels[state]}</span>
        {alert && (
          <Link className={styles.link} href={addressOf({ page: 'alert', id: alert.id })}>
            {alertOfChildText(alert.takenBy)}
          </Link>
        )}
        {asked.map((worker) => (
          <span key={worker.whom} className={page.quiet}>
            {workerText(worker, today)}
          </span>
        ))}
      </span>
      <span className={mergeClasses(list.buttons, page.notPrinted)}>
        {asked
          .filter(({ told }) => !told)
          .map(({ whom }) => (
            <Button
              key={whom}
              className={list.button}
              aria-label={tellWorkerText(whom, pupil.name)}
              disabled={isSaving}
              onClick={() => tell(whom)}
            >
              {toldButtonText(whom)}
            </Button>
          ))}
      </span>
    </li>
  );
}
