import { londonInstant, londonIso, londonWallClock, type Moment } from '#shared/domain/basics/london-time.ts';

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

export function momentAt(instant: Date): Moment {
  const { date, time } = londonWallClock(instant);
  return { today: date, time };
}

export const momentOf = (clock: Clock): Moment => momentAt(clock.now());

/** With London's offset: 2026-09-16T13:52:00+01:00. */
export const isoAt = (instant: Date): string => londonIso(instant);

export type { ClockTime } from '#shared/domain/basics/london-time.ts';
