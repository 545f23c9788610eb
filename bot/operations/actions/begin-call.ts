import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { ringingNow } from '#shared/domain/actions/calls/being-rung.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { actOnAction } from './act-on-action.ts';
import { actedView } from './action-views.ts';
import { siblingCalls } from './calls/sibling-calls.ts';
import type { StaffContext } from '../context.ts';

/**
 * Says who is ringing, so that two people don't ring one family, siblings too; whoever began first stays named while they
 * may be on the line.
 */
export async function beginCall(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  return actOnAction(ctx, actionId, 'call.begin', async (tx, action, pupil) => {
    const begins = isCall(action.kind) && isFree(ctx, action);
    const begun = begins
      ? await changeAction(tx, action, ['open'], { begunBy: ctx.actor.id, begunAt: ctx.at })
      : null;
    if (begun && pupil) await beginSiblings(ctx, tx, begun, pupil);
    return { action: await actedView(ctx, tx, begun ?? action) };
  });
}

/** Of the same household on the same day, whoever may see them. */
async function beginSiblings(
  ctx: StaffContext,
  tx: Tx,
  action: StoredAction,
  pupil: StoredPupil,
): Promise<void> {
  const siblings = await siblingCalls(ctx, tx, [action], new Map([[pupil.id, pupil]]), () => 'yes');
  for (const { action: sibling } of siblings.get(action.id) ?? [])
    if (isFree(ctx, sibling))
      await changeAction(tx, sibling, ['open'], { begunBy: ctx.actor.id, begunAt: ctx.at });
}

/** Whoever opens their own call again rings from now. */
function isFree(ctx: StaffContext, call: StoredAction): boolean {
  const ringing = ringingNow(call, ctx.at);
  return ringing === null || ringing.by === ctx.actor.id;
}
