/** A tutor group's day in words: "25 of 28 in", "2 more in and 10B is on target". */
import { findCode } from '#shared/domain/registers/attendance-codes.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { sessionsWords } from '../basics/date-words.ts';
import { counted, countWords, percentWords } from '../basics/number-words.ts';

/** 25 of 28 in */
export function inWords(group: { in: number; onRoll: number }): string {
  return `${group.in} of ${group.onRoll} in`;
}

/** "94.1 % this year" */
export function thisYearWords(rate: { percent: number | null }): string {
  return rate.percent === null ? 'this year: not known yet' : `${percentWords(rate.percent)} this year`;
}

/** "12 of 190 sessions missed" */
export function sessionsMissedWords(rate: { attended: number; possible: number }): string {
  return `${countWords(rate.possible - rate.attended)} of ${counted(rate.possible, 'session')} missed`;
}

/** "2 more in and 10B is on target" */
export function moreInWords(group: string, moreIn: number | null): string {
  if (moreIn === null) return 'nothing known yet';
  if (moreIn === 0) return `${group} is on target`;
  return `${moreIn} more in and ${group} is on target`;
}

/** "1 mark missing" for the header; '' when every mark is there. */
export function marksMissingWords(missing: number): string {
  return missing === 0 ? '' : `${counted(missing, 'mark')} missing`;
}

/** What a register code says to who listens: "N, reason not yet established"; "no mark". */
export function markWords(code: string, date: SchoolDate): string {
  if (code === '' || code === '-') return 'no mark';
  const found = findCode(code, date);
  return typeof found === 'string' ? code : `${code}, ${found.meaning.toLowerCase()}`;
}

/** How a mark is drawn as a small square, beside its letter. */
export type MarkLook = 'in' | 'authorised' | 'unexplained' | 'not-counted' | 'missing';

export function markLook(code: string, date: SchoolDate): MarkLook {
  const found = findCode(code, date);
  if (typeof found === 'string' || found.category === 'missing') return 'missing';
  if (found.category === 'authorised absence') return 'authorised';
  if (found.category === 'unauthorised absence') return 'unexplained';
  return found.category === 'not possible' || found.category === 'administrative' ? 'not-counted' : 'in';
}

/** 12 min late */
export function minutesLateWords(minutes: number | null): string {
  return minutes === null ? '' : `${minutes} min late`;
}

/** Said in place of the list of calls when there is none. */
export function noCallsWords(group: { in: number; onRoll: number; sessions: readonly Session[] }): string {
  if (group.sessions.length === 0) return 'No calls waiting. The register has not closed yet.';
  return `No calls waiting. ${inWords(group)} this ${sessionsWords(group.sessions.slice(-1))}.`;
}
