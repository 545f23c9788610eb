import { maySeeFigures } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { daysBetween, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { School } from '#shared/store/people/schools.ts';
import { schoolsKnown } from '#shared/store/people/trust-set-up.ts';
import { mustBeAllowed } from '../people/ask.ts';
import type { StaffMember } from '../context.ts';

const LONGEST_RANGE_IN_DAYS = 400;

/** The schools whose figures the person may see, or the one asked for; a refusal where there is none of them. */
export async function schoolsSeen(reading: Reading, person: StaffMember, asked?: string): Promise<School[]> {
  if (asked !== undefined) mustBeAllowed(maySeeFigures(person, asked), `the school ${asked}`);
  const schools = await schoolsKnown(reading);
  const seen = schools.filter(
    ({ id }) => (asked === undefined || id === asked) && maySeeFigures(person, id) === 'yes',
  );
  if (asked !== undefined && seen.length === 0)
    throw new Problem('not-found', `The school ${asked} was not found.`);
  if (seen.length === 0 && schools.length > 0)
    throw new Problem('forbidden', 'Your role does not see the figures of a school.');
  return seen;
}

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
