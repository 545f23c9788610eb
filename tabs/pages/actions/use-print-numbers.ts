import { useEffect, useState } from 'react';
import type { Action, CallNumbers } from '#shared/contracts/actions/action.ts';
import { useApi } from '../../api/use-api.ts';

export type NumbersByCall = ReadonlyMap<string, CallNumbers['calls'][number]['contacts']>;

/** Prints the list with the numbers to ring: they are asked for when somebody prints, and stand on paper alone. */
export function usePrintNumbers(calls: readonly Action[]) {
  const api = useApi();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [numbers, setNumbers] = useState<NumbersByCall | null>(null);
  useEffect(() => {
    if (numbers) window.print();
  }, [numbers]);
  const begin = async (): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      const found = await api.request('callNumbers', { body: { actions: calls.map(({ id }) => id) } });
      setNumbers(new Map(found.calls.map(({ id, contacts }) => [id, contacts])));
    } catch (problem) {
      setError(problem);
    }
    setPending(false);
  };
  return { begin: () => void begin(), isPending, error, numbers };
}
