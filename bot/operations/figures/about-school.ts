import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { maySeeCodingWatch, maySeePupil } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import { beginReading } from '#shared/store/engine/data-memory.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import { momentOf } from '../../clock.ts';
import type { Context, StaffMember } from '../context.ts';
import { visibleSchools } from '../people/visible-schools.ts';

/** What a school is called and made of today, and which of its pages the person has a use for. No pupil. */
export async function aboutSchool(
  context: Context,
  person: StaffMember,
  schoolId: string,
): Promise<AboutSchool> {
  const reading = await beginReading(context.store);
  const [school] = await visibleSchools(reading, person, schoolId);
  if (!school) throw new Problem('not-found', `The school ${schoolId} was not found.`);
  const { today } = momentOf(context.clock);
  const roll = (await cachedRolls(reading, [school.id])).get(school.id);
  const memberships = (roll?.pupils ?? []).flatMap((pupil) => rolledOn(pupil, today) ?? []);
  return {
    school: school.id,
    name: school.name,
    onRoll: memberships.length,
    hasHouses: memberships.some(({ house }) => house !== ''),
    maySeePupils: memberships.some((at) => maySeePupil(person, { school: school.id, ...at }) === 'yes'),
    maySeeQuestions: maySeeCodingWatch(person, school.id) === 'yes',
  };
}
