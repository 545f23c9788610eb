/** Decides who is persistently (10 % or more) or severely (50 % or more) absent, by the Department's rule. */
import { absentSessions } from '../registers/attendance-count.ts';
import { wholeQuotient } from '../basics/whole-number.ts';

export function isPersistentlyAbsent(count: { attended: number; possible: number }): boolean {
  return count.possible > 0 && 10 * absentSessions(count) >= count.possible;
}

export function isSeverelyAbsent(count: { attended: number; possible: number }): boolean {
  return count.possible > 0 && 2 * absentSessions(count) >= count.possible;
}

/**
 * How many more sessions a pupil can miss this school year without being persistently absent over it; 0 when none.
 *
 * @param toCome sessions of the year still to come
 */
export function sessionsLeftBeforePersistent(
  count: { attended: number; possible: number },
  toCome: number,
): number {
  const ofTheYear = count.possible + toCome;
  if (ofTheYear === 0) return 0;
  const most = wholeQuotient(ofTheYear - 1, 10);
  return Math.max(0, most - absentSessions(count));
}
