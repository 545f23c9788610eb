import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { problemWords } from '#shared/wording/problem-words.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

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
  if (!error) return null;
  return (
    <ProblemNotice
      title={problemWords.behind}
      error={error}
      kept={problemWords.earlierShown}
      again={() => void client.refetchQueries({ type: 'active' })}
    />
  );
}
