/** Decides when a school's registers close. */
import type { ClockTime } from './london-time.ts';

export interface ClosingTimes {
  AM: ClockTime;
  PM: ClockTime;
}

export const defaultClosingTimes: ClosingTimes = { AM: '09:30', PM: '14:00' };

/** The times a school names; a blank or unreadable one is the default. */
export function closingTimes(am: string | null, pm: string | null): ClosingTimes {
  return { AM: am ?? defaultClosingTimes.AM, PM: pm ?? defaultClosingTimes.PM };
}
