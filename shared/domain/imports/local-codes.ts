/** Decides what a code in a school's file stands for: the day's national code first, then what the school said last. */
import { attendanceCodes, findCode, isInForce, type AttendanceCode } from '../registers/attendance-codes.ts';
import type { SchoolDate } from '../basics/school-date.ts';

/** What a school said a code of its own means. */
export interface LocalCode {
  code: string;
  /** A national code; null: nothing any more. */
  means: string | null;
  /** The first day it holds; null: always. */
  from: SchoolDate | null;
}

/** A longer one is no code: some other column stands there. */
export const LONGEST_LOCAL_CODE = 40;

/** Why a code stands for nothing on a day; `means` when the school's meaning for it was not in use then. */
export interface NoCode {
  because: 'unknown' | 'not-in-force';
  means: string | null;
}

/** `said` in the order it was said: of what holds on the date, the last counts. */
export function codeOnDay(
  code: string,
  date: SchoolDate,
  localCodes: readonly LocalCode[],
): AttendanceCode | NoCode {
  const national = findCode(code, date);
  if (typeof national !== 'string') return national;
  const means = meaningOn(code, date, localCodes);
  if (means === null) return { because: national, means: null };
  const found = findCode(means, date);
  return typeof found === 'string' ? { because: found, means } : found;
}

/** The national code that a school's own stands for on a day; null when nobody has said. */
export function meaningOn(code: string, date: SchoolDate, localCodes: readonly LocalCode[]): string | null {
  return (
    localCodes.findLast((one) => one.code === code && (one.from === null || one.from <= date))?.means ?? null
  );
}

/** The national code that is in use under these letters on every day from a date on (null: from ever), so that a school's own could never hold. */
export function nationalCodeFrom(code: string, from: SchoolDate | null): AttendanceCode | null {
  const entry = nationalCode(code);
  if (!entry || entry.to) return null;
  return !entry.from || (from !== null && entry.from <= from) ? entry : null;
}

/** The national code of these letters, in use now or once. */
export const nationalCode = (code: string): AttendanceCode | null =>
  attendanceCodes.find((entry) => entry.code === code) ?? null;

/** What marks of these days may mean: the national codes in use on the first or the last of them. */
export const meaningsBetween = (first: SchoolDate, last: SchoolDate): AttendanceCode[] =>
  attendanceCodes.filter((entry) => isInForce(entry, first) || isInForce(entry, last));
