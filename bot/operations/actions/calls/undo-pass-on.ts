import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import { postSchools } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsOfDay, changeAction, findAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { findPupil } from '#shared/store/roll/pupils.ts';
import { passedOnText } from '#shared/wording/actions/share-out-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { actedView, maySeeAction } from '../action-views.ts';
import { UNDO_SECONDS } from '../undo-outcome.ts';

/**
 * Takes back that I passed a call on, with those of the family that went with it, within a minute and while nobody has
 * begun it: it is again whose it was. Whoever no longer sees the call may do so too, while they work at the school; after
 * the minute it is not there for them.
 */
export async function undoPassOn(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  const { db } = ctx.store;
  const found = await findAction(db, actionId);
  if (!found) throw new Problem('not-found', 'This action was not found.');
  const pupil = found.pupilId ? await findPupil(db, found.pupilId, ctx.moment.today) : null;
  const { school } = found;
  const worksThere = postSchools(ctx.actor, [school]).length > 0;
  const gaveIt = (action: StoredAction) => worksThere && isOfMine(ctx, action);
  const mayTake = (action: StoredAction) => worksThere && mayTakeBack(ctx, action);
  const maySee = (action: StoredAction) => maySeeAction(ctx.actor, action, pupil);
  if (!gaveIt(found)) mustBeAllowed(maySee(found), 'this action');
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const action = (await findAction(tx, actionId)) ?? found;
    if (!mayTake(action)) {
      if (!gaveIt(action)) mustBeAllowed(maySee(action), 'this action');
      const seen = maySee(action) === 'yes' ? { action: await actedView(ctx, tx, action) } : undefined;
      throw new Problem('conflict', passedOnText.tooLate, seen);
    }
    const at = action.passed?.at.getTime();
    const family = (await actionsOfDay(tx, school, action.raisedFor)).filter(
      (one) => one.passed?.at.getTime() === at && mayTake(one),
    );
    const back = await takeBack(ctx, tx, family, 'call.undo-pass-on');
    return { action: await actedView(ctx, tx, back.find(({ id }) => id === action.id) ?? action) };
  });
}

/** Gives calls back to whom I took them from; Planner hears of it. Answers those that went back. */
export async function takeBack(
  ctx: StaffContext,
  tx: Tx,
  calls: readonly StoredAction[],
  what: AuditAct,
): Promise<StoredAction[]> {
  const back: StoredAction[] = [];
  for (const call of calls) {
    const change = { assigneeId: call.passed?.from ?? null, passed: null };
    const changed = await changeAction(tx, call, ['open', 'proposed'], change);
    if (!changed) continue;
    back.push(changed);
    await audit(tx, {
      school: call.school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what,
      pupilId: call.pupilId,
      detail: { action: call.id, from: call.assigneeId, to: change.assigneeId },
    });
  }
  for (const school of new Set(back.map((call) => call.school)))
    await ctx.enqueue(tx, { name: 'sync-planner', key: school, data: { school } });
  return back;
}

/** I gave it to somebody less than a minute ago. */
const isOfMine = (ctx: StaffContext, { passed }: StoredAction): boolean =>
  passed?.by === ctx.actor.id && ctx.at.getTime() - passed.at.getTime() <= UNDO_SECONDS * 1000;

export const mayTakeBack = (ctx: StaffContext, action: StoredAction): boolean =>
  isCall(action.kind) && action.status === 'open' && action.begunBy === null && isOfMine(ctx, action);
