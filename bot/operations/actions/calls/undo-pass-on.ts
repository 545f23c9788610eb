import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { postSchools } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsOfDay, changeAction, findAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { findPupil } from '#shared/store/roll/pupils.ts';
import { passedOnText } from '#shared/wording/actions/share-out-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { actedView, maySeeAction } from '../action-views.ts';
import { UNDO_SECONDS } from '../undo-outcome.ts';

/**
 * Takes back that I passed a call on, with those of the family that went with it, within a minute and while nobody has
 * begun it: it is again whose it was. Whoever no longer sees the call may do so too, while they work at the school; after
 * that it is not there for them.
 */
export async function undoPassOn(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  const { db } = ctx.store;
  const found = await findAction(db, actionId);
  if (!found) throw new Problem('not-found', 'This action was not found.');
  const pupil = found.pupilId ? await findPupil(db, found.pupilId, ctx.moment.today) : null;
  const { school } = found;
  const worksThere = postSchools(ctx.actor, [school]).length > 0;
  const mayTake = (action: StoredAction) => worksThere && mayTakeBack(ctx, action);
  const mustSee = (action: StoredAction) =>
    mustBeAllowed(maySeeAction(ctx.actor, action, pupil), 'this action');
  if (!mayTake(found)) mustSee(found);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const action = (await findAction(tx, actionId)) ?? found;
    if (!mayTake(action)) {
      mustSee(action);
      throw new Problem('conflict', passedOnText.tooLate, { action: await actedView(ctx, tx, action) });
    }
    const at = action.passed?.at.getTime();
    const family = (await actionsOfDay(tx, school, action.raisedFor)).filter(
      (one) => one.passed?.at.getTime() === at && mayTake(one),
    );
    let back = action;
    for (const one of family) {
      const change = { assigneeId: one.passed?.from ?? null, passed: null };
      const changed = await changeAction(tx, one, ['open', 'proposed'], change);
      if (!changed) continue;
      if (one.id === action.id) back = changed;
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'call.undo-pass-on',
        pupilId: one.pupilId,
        detail: { action: one.id, to: change.assigneeId },
      });
    }
    await ctx.enqueue(tx, { name: 'sync-planner', key: school, data: { school } });
    return { action: await actedView(ctx, tx, back) };
  });
}

function mayTakeBack(ctx: StaffContext, { kind, status, passed, begunBy }: StoredAction): boolean {
  return (
    isCall(kind) &&
    status === 'open' &&
    begunBy === null &&
    passed?.by === ctx.actor.id &&
    ctx.at.getTime() - passed.at.getTime() <= UNDO_SECONDS * 1000
  );
}
