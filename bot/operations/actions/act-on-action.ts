import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { findAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { findPupil, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { maySeeAction } from './action-views.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';

/**
 * Finds an action the person may do, then works on it in one transaction that holds its school's lock, with the
 * audit entry (`detailOf`: what it says besides the action). The action is read again under the lock, so what it says is
 * what holds, and so is whether the person may see it.
 */
export async function actOnAction<Result>(
  ctx: StaffContext,
  actionId: string,
  what: AuditAct,
  work: (tx: Tx, action: StoredAction, pupil: StoredPupil | null) => Promise<Result>,
  detailOf: (result: Result) => Record<string, unknown> = () => ({}),
): Promise<Result> {
  const seen = await permittedAction(ctx, actionId);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, seen.action.school);
    const action = (await findAction(tx, actionId)) ?? seen.action;
    mustBeAllowed(maySeeAction(ctx.actor, action, seen.pupil), 'this action');
    const result = await work(tx, action, seen.pupil);
    await audit(tx, {
      school: action.school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what,
      pupilId: action.pupilId,
      detail: { action: action.id, ...detailOf(result) },
    });
    return result;
  });
}

/** The action and its pupil, when the person may see them; a Problem otherwise. */
export async function permittedAction(
  ctx: StaffContext,
  actionId: string,
): Promise<{ action: StoredAction; pupil: StoredPupil | null }> {
  const { db } = ctx.store;
  const action = await findAction(db, actionId);
  if (!action) throw new Problem('not-found', 'This action was not found.');
  const pupil = action.pupilId === null ? null : await findPupil(db, action.pupilId, ctx.moment.today);
  mustBeAllowed(maySeeAction(ctx.actor, action, pupil), 'this action');
  return { action, pupil };
}
