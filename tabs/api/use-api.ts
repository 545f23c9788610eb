import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { AnswerTo, RequestName } from '#shared/contracts/tab-api.ts';
import type { Api, RequestInput } from './api-client.ts';

export const ApiContext = createContext<Api | null>(null);

export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error('There is no API around this component.');
  return api;
}

interface AskOptions {
  /** Seconds after which to look again by itself. */
  lookAgain?: number;
  enabled?: boolean;
}

/** A request that reads, kept in the cache under its name and its input. */
export function useAsk<Name extends RequestName>(
  name: Name,
  input: Omit<RequestInput<Name>, 'signal'>,
  { lookAgain, enabled = true }: AskOptions = {},
): UseQueryResult<AnswerTo<Name>> {
  const api = useApi();
  return useQuery({
    queryKey: [name, input],
    queryFn: ({ signal }) => api.request(name, { ...input, signal } as unknown as RequestInput<Name>),
    enabled,
    refetchInterval: lookAgain ? lookAgain * 1_000 : false,
    // What changes by the minute is asked for whenever somebody comes back to it.
    ...(lookAgain && { staleTime: 0 }),
  });
}
