/** Rows that were not taken, codes nobody knows yet, and what a school's own codes mean. */
import { attendanceCodes, NO_MARK } from '#shared/domain/attendance-codes.ts';
import type { NoCode } from '#shared/domain/local-codes.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import { shortDayWords } from './date-words.ts';
import { counted, countWords, listed } from './number-words.ts';

const knownCodes = attendanceCodes
  .map(({ code }) => code)
  .filter((code) => code !== NO_MARK)
  .join(' ');

/** Why a file's code was not taken. */
export function noCodeWords(code: string, date: SchoolDate, { because, means }: NoCode): string {
  if (means !== null)
    return `${code} means ${means} at this school, which was not in use on ${date}; the earlier mark stays.`;
  return because === 'unknown'
    ? `This code is not known; the earlier mark stays. Known codes: ${knownCodes}.`
    : `This code was not in use on ${date}; the earlier mark stays.`;
}
