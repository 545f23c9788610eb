import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { ringingNow } from '#shared/domain/actions/calls/being-rung.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { passedOnText } from '#shared/wording/actions/share-out-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { actOnAction } from '../act-on-action.ts';
import { actedView } from '../action-views.ts';
import { familyOf } from '../pass-on.ts';

/**
 * Takes a call over from whoever has it, with those of the family that are theirs. While a colleague is ringing it is
 * taken over only by somebody who knows that (`insteadOf`: who is ringing); else a conflict says who is.
 */
export async function takeOver(
  ctx: StaffContext,
  { actionId, insteadOf }: { actionId: string; insteadOf?: string | undefined },
): Promise<{ action: Action }> {
  return actOnAction(ctx, actionId, 'call.take-over', async (tx, action, pupil) => {
    mustBeAllowed(mayUse(ctx.actor, 'ring-families', action.school), 'this action');
    if (!isCall(action.kind))
      throw new Problem('unprocessable', 'Only a call is taken over. Nothing was changed.');
    const mayTake = (call: StoredAction): boolean => {
      const ringing = ringingNow(call, ctx.at)?.by ?? null;
      return ringing === null || ringing === ctx.actor.id || ringing === insteadOf;
    };
    const change = {
      assigneeId: ctx.actor.id,
      begunBy: ctx.actor.id,
      begunAt: ctx.at,
      ticked: false,
      passed: null,
    };
    const taken = mayTake(action) ? await changeAction(tx, action, ['open'], change) : null;
    if (!taken) {
      const current = await actedView(ctx, tx, action);
      const { status, beingRungBy } = current;
      const text =
        status === 'open' && beingRungBy ? passedOnText.isRinging(beingRungBy.name) : passedOnText.settled;
      throw new Problem('conflict', text, { action: current });
    }
    for (const sibling of await familyOf(ctx, tx, action, pupil)) {
      if (!mayTake(sibling)) continue;
      const ofFamily = { assigneeId: ctx.actor.id, ticked: false, passed: null };
      if (!(await changeAction(tx, sibling, ['open'], ofFamily))) continue;
      await audit(tx, {
        school: sibling.school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'call.take-over',
        pupilId: sibling.pupilId,
        detail: { action: sibling.id, with: action.id, from: sibling.assigneeId },
      });
    }
    await ctx.enqueue(tx, { name: 'sync-planner', key: action.school, data: { school: action.school } });
    return { action: await actedView(ctx, tx, taken) };
  });
}
