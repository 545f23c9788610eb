/** A tutor group's day in words: "25 of 28 in", "2 more in and 10B is on target". */
import type { Session } from '../../domain/basics/session.ts';
import { sessionsText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';

/** 25 of 28 in */
export function presentText(group: { in: number; onRoll: number }): string {
  return `${group.in} of ${group.onRoll} in`;
}

/** "2 more in and 10B is on target" */
export function moreInText(group: string, moreIn: number | null): string {
  if (moreIn === null) return 'nothing known yet';
  if (moreIn === 0) return `${group} is on target`;
  return `${moreIn} more in and ${group} is on target`;
}

/** "1 mark missing" for the header; '' when every mark is there. */
export function marksMissingText(missing: number): string {
  return missing === 0 ? '' : `${plural(missing, 'mark')} missing`;
}

/** Said in place of the list of calls when there is none. */
export function noCallsText(group: { in: number; onRoll: number; sessions: readonly Session[] }): string {
  if (group.sessions.length === 0) return 'No calls waiting. The register has not closed yet.';
  return `No calls waiting. ${presentText(group)} this ${sessionsText(group.sessions.slice(-1))}.`;
}
