import { Problem } from '#shared/domain/basics/problem.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import type { StaffMember } from '../context.ts';
import { mustBeAllowed } from './must-be-allowed.ts';

/** The schools whose figures the person may see, or the one asked for; a refusal where there is none of them. */
export async function visibleSchools(
  reading: Reading,
  person: StaffMember,
  schoolId?: string,
): Promise<School[]> {
  if (schoolId !== undefined)
    mustBeAllowed(mayUse(person, 'see-figures', schoolId), `the school ${schoolId}`);
  const schools = await cachedSchools(reading);
  const seen = schools.filter(
    ({ id }) => (schoolId === undefined || id === schoolId) && mayUse(person, 'see-figures', id) === 'yes',
  );
  if (schoolId !== undefined && seen.length === 0)
    throw new Problem('not-found', `The school ${schoolId} was not found.`);
  if (seen.length === 0 && schools.length > 0)
    throw new Problem('forbidden', 'Your role does not see the figures of a school.');
  return seen;
}
