/** Decides how a pupil's week of marks is packed: fourteen characters from Monday AM, '-' for no mark. */
import { NO_MARK } from './attendance-codes.ts';
import { addMark, noSessions, type AttendanceCount } from './attendance-count.ts';
import { SESSIONS_PER_WEEK } from '../basics/session.ts';

export type RegisterWeek = string;

export const emptyWeek: RegisterWeek = NO_MARK.repeat(SESSIONS_PER_WEEK);

/** The week with a character at each slot that the changes name. */
export function withMarks(week: RegisterWeek, changes: ReadonlyMap<number, string>): RegisterWeek {
  const marks = [...week];
  for (const [slot, character] of changes) marks[slot] = character;
  return marks.join('');
}

/** Counts the slots for which `counts` answers true (the days on roll, the sessions that are due). */
export function countWeek(week: RegisterWeek, counts: (slot: number) => boolean): AttendanceCount {
  const count = noSessions();
  for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
    const character = week[slot] ?? NO_MARK;
    if (character !== NO_MARK && counts(slot)) addMark(count, character);
  }
  return count;
}
