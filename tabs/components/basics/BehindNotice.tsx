import { makeStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

const useStyles = makeStyles({
  root: {
    maxWidth: '1120px',
    margin: '0 auto',
    padding: '12px 20px 0',
    '@media print': { display: 'none' },
  },
});

/** Says when what is shown could not be brought up to date, and why; what is shown stays. */
export function BehindNotice() {
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const error = useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () =>
      cache.findAll({ type: 'active' }).find(({ state }) => state.error && state.data !== undefined)?.state
        .error,
  );
  const styles = useStyles();
  if (!error) return null;
  return (
    <div className={styles.root}>
      <ProblemNotice
        inline
        title={problemLabels.behind}
        error={error}
        kept={problemLabels.earlierShown}
        again={() => void client.refetchQueries({ type: 'active' })}
      />
    </div>
  );
}
