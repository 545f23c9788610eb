import { londonInstant, londonWallClock } from '#shared/domain/london-time.ts';
import type { Moment } from '#shared/domain/register-due.ts';

export interface Clock {
  now(): Date;
}

/** The machine's clock; or one that shows `startsAt` (London, yyyy-mm-ddThh:mm) when it starts and runs on. */
export function startClock(startsAt: string | null): Clock {
  if (!startsAt) return { now: () => new Date() };
  const [date = '', time = ''] = startsAt.split('T');
  const ahead = londonInstant(date, time).getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}

export function momentOf(clock: Clock): Moment {
  const { date, time } = londonWallClock(clock.now());
  return { today: date, time };
}
