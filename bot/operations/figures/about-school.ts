import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { seesWholeGroup, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import type { StaffContext } from '../context.ts';
import { schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { disclosureFor } from './disclosure/disclosure.ts';
import { visibleSchools } from '../people/visible-schools.ts';

/** What a school is called and made of today, and which of its pages the person has a use for. No pupil. */
export async function aboutSchool(ctx: StaffContext, schoolId: string): Promise<AboutSchool> {
  const reading = await ctx.reading();
  const [school] = await visibleSchools(reading, ctx.actor, schoolId);
  if (!school) throw new Problem('not-found', `The school ${schoolId} was not found.`);
  const { today } = ctx.moment;
  const days = { from: today, to: today };
  const disclosure = await disclosureFor(reading, ctx.actor, ctx.moment, days);
  const year = schoolYearOf(today);
  const seesAllPupils = disclosure.seesAll(school.id);
  const roll = (await cachedRolls(reading, [school.id])).get(school.id);
  const memberships = (roll?.pupils ?? []).flatMap((pupil) => rolledOn(pupil, today) ?? []);
  return {
    school: school.id,
    name: school.name,
    onRoll: memberships.length,
    hasHouses: memberships.some(({ house }) => house !== ''),
    maySeePupils: memberships.some((at) => seesWholeGroup(ctx.actor, { school: school.id, ...at })),
    seesAllPupils,
    seesAYear:
      seesAllPupils ||
      memberships.some(({ yearGroup }) =>
        seesWholeGroup(ctx.actor, { school: school.id, yearGroup, tutorGroup: '', house: '' }),
      ),
    codesOf: seesAllPupils
      ? null
      : [...disclosure.halfTerms(year - 1), ...disclosure.halfTerms(year)]
          .map(({ first, last }) => ({ from: first, to: last }))
          .filter((halfTerm) => disclosure.isWholeWeeks([school.id], halfTerm))
          .reverse(),
    maySeeQuestions: mayUse(ctx.actor, 'see-coding-watch', school.id) === 'yes',
  };
}
