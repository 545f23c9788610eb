import { londonInstant } from '#shared/domain/basics/london-time.ts';
import type { Clock } from '../../../bot/clock.ts';

/** A clock that stands still until a test sets it: London date and time, `2026-09-16T14:30`. */
export interface TestClock extends Clock {
  set(londonTime: string): void;
}

export function testClock(londonTime: string): TestClock {
  let now = instantOf(londonTime);
  return {
    now: () => now,
    set: (time) => {
      now = instantOf(time);
    },
  };
}

function instantOf(londonTime: string): Date {
  const [date = '', time = ''] = londonTime.split('T');
  return londonInstant(date, time);
}
