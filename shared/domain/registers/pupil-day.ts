/** Decides how a pupil stands on a day: the last mark of a session that is due says it. */
import { NO_MARK, isAbsent, isMissing, isPresent } from './attendance-codes.ts';
import { sessions, type Session } from '../basics/session.ts';

/** A day's marks, as the characters a packed week holds. */
export type DayMarks = Readonly<Record<Session, string>>;
/** Whether each session is due: its register closed, or called. */
export type DayDue = Readonly<Record<Session, boolean>>;

/** `NO_MARK` where no session that is due has one. */
function lastMark(marks: DayMarks, due: DayDue): string {
  for (const session of ['PM', 'AM'] as const)
    if (due[session] && !isMissing(marks[session])) return marks[session];
  return NO_MARK;
}

export const isIn = (marks: DayMarks, due: DayDue): boolean => isPresent(lastMark(marks, due));

/** In, or come after the register closed (U): an absence by the register, and nobody to look for. */
export const hasCome = (marks: DayMarks, due: DayDue): boolean =>
  isIn(marks, due) || lastMark(marks, due) === 'U';

/** In or away for certain: not missing, and possible. */
export function isInOrAway(marks: DayMarks, due: DayDue): boolean {
  const mark = lastMark(marks, due);
  return isPresent(mark) || isAbsent(mark);
}

/** Only N asks for a call: the reason is not yet established. */
export const isUnexplained = (marks: DayMarks, due: DayDue): boolean => lastMark(marks, due) === 'N';

/** A session is due, and none that is has a mark: nobody knows where the pupil is. */
export const isUnknown = (marks: DayMarks, due: DayDue): boolean =>
  (due.AM || due.PM) && isMissing(lastMark(marks, due));

/** Sessions that are due and have no mark. */
export const missingSessions = (marks: DayMarks, due: DayDue): number =>
  sessions.filter((session) => due[session] && isMissing(marks[session])).length;

/**
 * Whole school days away in a row, newest first: a day with an absence and no attended session counts, a day that
 * was not possible is passed over, any other day ends the row.
 */
export function daysAwayInARow(daysNewestFirst: readonly DayMarks[]): number {
  let away = 0;
  for (const day of daysNewestFirst) {
    const marks = sessions.map((session) => day[session]);
    if (marks.some(isPresent)) break;
    if (marks.some(isAbsent)) away += 1;
    else if (marks.every((mark) => mark === NO_MARK)) break;
  }
  return away;
}
