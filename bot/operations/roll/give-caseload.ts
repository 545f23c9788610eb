import { randomUUID } from 'node:crypto';
import type { Caseloads, CaseloadWish } from '#shared/contracts/roll/caseloads.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { caseloadFault, overlap } from '#shared/domain/people/caseload.ts';
import { maySeePupil, mayUse } from '#shared/domain/people/permission.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { caseloadsUntil, storeCaseloads } from '#shared/store/people/caseloads.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { caseloadFaults } from '#shared/wording/roll/caseload-text.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';
import { nameOf } from './pupil-name.ts';
import { readCaseloads } from './read-caseloads.ts';

/** Puts pupils of a school on the caseload of a mentor or welfare officer, who sees them from then on: all of them, or none. */
export async function giveCaseload(
  ctx: StaffContext,
  { school, wish }: { school: string; wish: CaseloadWish },
): Promise<Caseloads> {
  mustBeAllowed(mayUse(ctx.actor, 'give-caseloads', school), `the school ${school}`);
  const { today } = ctx.moment;
  const from = wish.from ?? today;
  const until = wish.until ?? null;
  const ids = [...new Set(wish.pupils)].map((id) => (/^\d{1,9}$/.test(id) ? Number(id) : 0));
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const pupils = await pupilsByIds(tx, school, ids, today);
    const seen = new Set(pupils.filter((one) => maySeePupil(ctx.actor, one) === 'yes').map(({ id }) => id));
    if (!ids.every((id) => seen.has(id)))
      throw new Problem('not-found', caseloadFaults.unknownPupil, { field: 'pupils' });
    const staff = await findStaff(tx, { id: wish.staff }, today);
    const fault = caseloadFault({ posts: staff?.posts ?? [], school, from, until }, today);
    if (fault || !staff)
      throw new Problem('unprocessable', caseloadFaults[fault ?? 'no-caseload-role'], { field: 'staff' });
    const standing = (await caseloadsUntil(tx, today, { school, staffIds: [staff.id] })).find(
      (one) => ids.includes(one.pupilId) && overlap(one, { from, until }),
    );
    const already = pupils.find(({ id }) => id === standing?.pupilId);
    if (standing && already)
      throw new Problem('conflict', caseloadFaults.already(nameOf(already), staff.name, standing.from));
    const given = ids.map((pupilId) => ({
      id: randomUUID(),
      school,
      pupilId,
      staffId: staff.id,
      from,
      until,
      givenBy: ctx.actor.id,
      givenAt: ctx.at,
    }));
    await storeCaseloads(tx, given);
    for (const { id, pupilId } of given)
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'caseload.give',
        pupilId,
        detail: { caseload: id, before: null, after: { staff: staff.id, from, until } },
      });
  });
  return readCaseloads(ctx, school);
}
