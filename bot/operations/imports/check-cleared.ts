import { hasRightAnywhere, mayImport } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { findImportRun, markClearedChecked } from '#shared/store/imports/imports.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import type { StaffContext } from '../context.ts';

/** Says that somebody has looked at what an earlier file may have cleared; it is listed as such no more. */
export async function checkCleared(ctx: StaffContext, importId: string): Promise<{ id: string }> {
  if (!hasRightAnywhere(ctx.actor, 'bring-in-files'))
    throw new Problem('forbidden', 'Your role does not bring in files.');
  const run = await findImportRun(ctx.store.db, importId);
  if (!run || (run.by !== ctx.actor.id && mayImport(ctx.actor, run.kind) !== 'all'))
    throw new Problem('not-found', 'There is no import of yours with this number.');
  if (!run.report?.clearedUnasked) return { id: run.id };
  await ctx.transaction(async (tx) => {
    await markClearedChecked(tx, run.id);
    await audit(tx, {
      school: EVERY_SCHOOL,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'import.check-cleared',
      detail: { import: run.id, kind: run.kind },
    });
  });
  return { id: run.id };
}
