import type { Caseloads } from '#shared/contracts/roll/caseloads.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { caseloadStands } from '#shared/domain/people/caseload.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { endCaseloadOf, findCaseload } from '#shared/store/people/caseloads.ts';
import { caseloadFaults } from '#shared/wording/roll/caseload-text.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';
import { readCaseloads } from './read-caseloads.ts';

/** Ends at once that a pupil is on somebody's caseload; it stays in the list, and is audited. */
export async function endCaseload(ctx: StaffContext, id: string): Promise<Caseloads> {
  const found = await findCaseload(ctx.store.db, id);
  const answer = found ? mayUse(ctx.actor, 'give-caseloads', found.school) : 'unknown';
  mustBeAllowed(answer, 'this caseload');
  const school = found?.school ?? '';
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const given = await findCaseload(tx, id);
    if (!given || !caseloadStands(given, ctx.moment.today))
      throw new Problem('conflict', caseloadFaults.overAlready);
    const { staffId: staff, from, until } = given;
    await endCaseloadOf(tx, given, { staffId: ctx.actor.id, at: ctx.at });
    await audit(tx, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'caseload.end',
      pupilId: given.pupilId,
      detail: { caseload: id, before: { staff, from, until }, after: null },
    });
  });
  return readCaseloads(ctx, school);
}
