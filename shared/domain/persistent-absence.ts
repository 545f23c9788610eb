/** Decides who is persistently (10 % or more) or severely (50 % or more) absent, by the Department's rule. */
import { absentSessions } from './attendance-count.ts';

export function isPersistentlyAbsent(count: { attended: number; possible: number }): boolean {
  return count.possible > 0 && 10 * absentSessions(count) >= count.possible;
}

export function isSeverelyAbsent(count: { attended: number; possible: number }): boolean {
  return count.possible > 0 && 2 * absentSessions(count) >= count.possible;
}
