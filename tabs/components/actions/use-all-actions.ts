import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ActionList } from '#shared/contracts/actions/action.ts';
import type { QueryOf } from '#shared/contracts/tab-api.ts';
import type { Api } from '../../api/api-client.ts';
import { useApi } from '../../api/use-api.ts';

type Query = Omit<QueryOf<'actions'>, 'cursor' | 'limit'>;

const LOOK_AGAIN_MS = 30_000;
const AT_ONCE = 200;

/** Every action of a list, however many pages the server gives it in; looks again by itself. */
export function useAllActions(query: Query): UseQueryResult<ActionList> {
  const api = useApi();
  return useQuery({
    queryKey: ['actions', { query }],
    queryFn: ({ signal }) => allActions(api, query, signal),
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  });
}

export async function allActions(
  api: Pick<Api, 'request'>,
  query: Query,
  signal: AbortSignal,
): Promise<ActionList> {
  const found = new Map<string, ActionList['items'][number]>();
  let cursor: string | undefined;
  do {
    const page = await api.request('actions', { query: { ...query, limit: AT_ONCE, cursor }, signal });
    for (const item of page.items) found.set(item.id, item);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { items: [...found.values()], next: null };
}
