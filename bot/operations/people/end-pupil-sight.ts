import type { PupilSights } from '#shared/contracts/people/pupil-sight.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { EVERY_SCHOOL, hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { sightRuns } from '#shared/domain/people/pupil-sight.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { endSights, sightsOf } from '#shared/store/people/pupil-sight.ts';
import { pupilSightFaults } from '#shared/wording/people/pupil-sight-text.ts';
import type { StaffContext } from '../context.ts';
import { readPupilSights } from './read-pupil-sights.ts';

/** Ends at once what a trust lead was let see, at all schools it was given for; it stays in the list, and is audited. */
export async function endPupilSight(ctx: StaffContext, id: string): Promise<PupilSights> {
  if (!hasRightAnywhere(ctx.actor, 'let-leads-see-pupils'))
    throw new Problem('forbidden', pupilSightFaults.notYours);
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const sights = await sightsOf(tx, id);
    const [first] = sights;
    if (!first) throw new Problem('not-found', pupilSightFaults.unknown);
    if (!sightRuns(first, ctx.moment.today)) throw new Problem('conflict', pupilSightFaults.overAlready);
    await endSights(tx, id, ctx.actor.id, ctx.at);
    for (const { school, staffId, ends } of sights)
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'pupil-sight.end',
        detail: { sight: id, of: staffId, instead: { ends } },
      });
  });
  return readPupilSights(ctx);
}
