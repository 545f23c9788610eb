/** Decides when a session is due: its register has closed, or somebody has called it. */
import type { ClosingTimes } from '../basics/closing-times.ts';
import type { Moment } from '../basics/london-time.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { sessions, type Session } from '../basics/session.ts';

export function hasClosed(
  date: SchoolDate,
  session: Session,
  closing: ClosingTimes,
  moment: Moment,
): boolean {
  if (date !== moment.today) return date < moment.today;
  return closing[session] <= moment.time;
}

/** Which of today's registers have closed, as text: all that a day's figures have of the time. */
export function registersClosed(school: { closing: ClosingTimes } | undefined, moment: Moment): string {
  return sessions
    .filter((session) => school && hasClosed(moment.today, session, school.closing, moment))
    .join();
}
