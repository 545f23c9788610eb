import { Problem } from '#shared/domain/basics/problem.ts';
import { daysBetween, type SchoolDate } from '#shared/domain/basics/school-date.ts';

const LONGEST_RANGE_IN_DAYS = 400;

/** Refuses a day, or the first of several, of which nothing can be known yet, naming what was asked. */
export function mustHaveCome(field: string, date: SchoolDate | undefined, today: SchoolDate): void {
  if (date !== undefined && date > today)
    throw new Problem('bad-request', `${field}: ${date} is still to come.`);
}

/** Refuses a range that runs backwards or is longer than a school year. */
export function mustBeRange(from: SchoolDate, to: SchoolDate): void {
  if (from > to) throw new Problem('bad-request', `from=${from} is after to=${to}.`);
  if (daysBetween(from, to) > LONGEST_RANGE_IN_DAYS)
    throw new Problem('bad-request', 'The range is longer than a school year.');
}
