import { randomUUID } from 'node:crypto';
import type { PupilSights, PupilSightWish } from '#shared/contracts/people/pupil-sight.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { EVERY_SCHOOL, hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { sightFault, sightRuns } from '#shared/domain/people/pupil-sight.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { sightsUntil, storeSights } from '#shared/store/people/pupil-sight.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { faultFields, pupilSightFaults } from '#shared/wording/people/pupil-sight-text.ts';
import type { StaffContext } from '../context.ts';
import { readPupilSights } from './read-pupil-sights.ts';

/** Lets a trust lead see the pupils of schools from now on, until the end of a day: a setting of the trust, audited. */
export async function givePupilSight(ctx: StaffContext, wish: PupilSightWish): Promise<PupilSights> {
  if (!hasRightAnywhere(ctx.actor, 'let-leads-see-pupils'))
    throw new Problem('forbidden', pupilSightFaults.notYours);
  const { today } = ctx.moment;
  const schools = [...new Set(wish.schools)].sort();
  const { reason, ends } = wish;
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const names = new Map((await allSchools(tx)).map(({ id, name }) => [id, name]));
    const unknown = schools.find((school) => !names.has(school));
    if (unknown !== undefined) throw new Problem('not-found', `The school ${unknown} was not found.`);
    const staff = await findStaff(tx, { id: wish.staff }, today);
    const fault = sightFault({ giver: ctx.actor.id, staff, schools, reason, ends }, today);
    if (fault) throw new Problem('unprocessable', pupilSightFaults[fault], { field: faultFields[fault] });
    const standing = (await sightsUntil(tx, today)).find(
      (sight) => sight.staffId === wish.staff && schools.includes(sight.school) && sightRuns(sight, today),
    );
    if (standing)
      throw new Problem(
        'conflict',
        pupilSightFaults.already(staff?.name ?? '', names.get(standing.school) ?? '', standing.ends),
        { field: 'schools' },
      );
    const id = randomUUID();
    const given = { id, staffId: wish.staff, reason, ends, givenBy: ctx.actor.id, givenAt: ctx.at };
    await storeSights(tx, given, schools);
    for (const school of schools)
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'pupil-sight.give',
        detail: { sight: id, to: wish.staff, ends, reason },
      });
  });
  return readPupilSights(ctx);
}
