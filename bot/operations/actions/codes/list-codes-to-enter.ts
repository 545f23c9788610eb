import type { CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { codesView, readSchoolCodes } from './school-codes.ts';

/** Codes that a person has to enter in the MIS, for whoever may: the latest ten school days. */
export async function listCodesToEnter(ctx: StaffContext, id: string): Promise<CodesToEnter> {
  mustBeAllowed(mayUse(ctx.actor, 'put-right-in-the-mis', id), `the school ${id}`);
  const { db } = ctx.store;
  const codes = await readSchoolCodes(ctx, db, id);
  if (codes.told.length > 0)
    await auditRead(ctx.store, {
      school: id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'codes-to-enter.list',
      detail: { pupils: [...new Set(codes.told.map(({ pupil }) => pupil.id))] },
    });
  return codesView(ctx, db, codes);
}
