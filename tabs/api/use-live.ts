import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Change, Changes } from '#shared/contracts/changes.ts';
import { isMadeOf } from './shown-data.ts';
import { useApi } from './use-api.ts';

const EVERY_MS = 4_000;
/** While the server does not answer, or the session has ended. */
const EVERY_MS_IN_TROUBLE = 30_000;

/**
 * Keeps what is shown up to date: asks every few seconds whether anything has changed, while the page is looked at, and
 * has those answers asked for again that are made of it. They change in place: nothing else on the page moves.
 */
export function useLive(): void {
  const api = useApi();
  const client = useQueryClient();
  const seen = useRef<Changes | null>(null);
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ['changes', {}],
    queryFn: ({ signal }) => api.request('changes', { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.error ? EVERY_MS_IN_TROUBLE : EVERY_MS),
  });
  useEffect(() => {
    if (!data) return;
    // What was just done here is shown already, and asked for again when it is saved: an answer of before would undo it.
    if (api.isWriting()) return;
    const changed = changedSince(seen.current ?? data, data);
    seen.current = data;
    if (changed.size > 0)
      void client.invalidateQueries({ predicate: ({ queryKey }) => isMadeOf(queryKey, changed) });
  }, [api, client, data, dataUpdatedAt]);
}

function changedSince(before: Changes, now: Changes): Set<Change> {
  return new Set((Object.keys(now) as Change[]).filter((one) => now[one] !== before[one]));
}
