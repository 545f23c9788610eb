/** Decides when a session is due: its register has closed, or somebody has called it. */
import type { ClockTime } from '../basics/london-time.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { sessions, type Session } from '../basics/session.ts';

export interface ClosingTimes {
  AM: ClockTime;
  PM: ClockTime;
}

export const defaultClosingTimes: ClosingTimes = { AM: '09:30', PM: '14:00' };

export interface Moment {
  today: SchoolDate;
  time: ClockTime;
}

export function hasClosed(
  date: SchoolDate,
  session: Session,
  closing: ClosingTimes,
  moment: Moment,
): boolean {
  if (date !== moment.today) return date < moment.today;
  return closing[session] <= moment.time;
}

/** The times a school names; a blank or unreadable one is the default. */
export function closingTimes(am: string | null, pm: string | null): ClosingTimes {
  return { AM: am ?? defaultClosingTimes.AM, PM: pm ?? defaultClosingTimes.PM };
}

/** Which of today's registers have closed, as text: all that a day's figures have of the time. */
export function registersClosed(school: { closing: ClosingTimes } | undefined, moment: Moment): string {
  return sessions
    .filter((session) => school && hasClosed(moment.today, session, school.closing, moment))
    .join();
}
