import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import { seesWholeGroup } from '#shared/domain/people/permission.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { pupilsByIds, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { nameOf } from './pupil-name.ts';
import type { StaffContext } from '../context.ts';

/** Those of a figure's pupils whose groups the person sees, by id; the look is audited. */
export async function visiblePupils(
  ctx: StaffContext,
  school: { id: string },
  ids: readonly number[],
  what: AuditAct,
): Promise<Map<number, StoredPupil>> {
  const { today } = ctx.moment;
  const pupils = await pupilsByIds(ctx.store.db, school.id, [...new Set(ids)], today);
  const seen = pupils.filter((pupil) => seesWholeGroup(ctx.actor, pupil));
  if (seen.length > 0)
    await auditRead(ctx.store, {
      school: school.id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what,
      detail: { pupils: seen.map(({ id }) => id) },
    });
  return new Map(seen.map((pupil) => [pupil.id, pupil]));
}

export const pupilNamed = (pupil: StoredPupil) => ({ id: String(pupil.id), name: nameOf(pupil) });
