import { useEffect, useState } from 'react';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import type { Me } from '#shared/contracts/people/person.ts';
import { useAsk } from './use-api.ts';

/** Who is looking. Pages stand inside a gate that has already asked. */
export function useMe(): Me {
  const { data } = useAsk('me', {});
  if (!data) throw new Error('Nobody is signed in here.');
  return data;
}

/** The server's time, by which all is judged; it moves on every half minute. */
export function useNow(): { iso: string; today: string; time: string } {
  const { data, dataUpdatedAt } = useAsk('me', {});
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - started), 30_000);
    return () => clearInterval(timer);
  }, [dataUpdatedAt]);
  const instant = new Date(Date.parse(data?.now ?? '1970-01-01T00:00:00Z') + elapsed);
  const { date, time } = londonWallClock(instant);
  return { iso: instant.toISOString(), today: date, time };
}
