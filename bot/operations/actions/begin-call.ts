import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { actOnAction } from './act-on-action.ts';
import { actedView } from './action-views.ts';
import type { StaffContext } from '../context.ts';

/** Says who is ringing, so that two people don't ring one family; whoever began first stays named. */
export async function beginCall(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  return actOnAction(ctx, actionId, 'call.begin', async (tx, action) => {
    const begins = isCall(action.kind) && action.begunBy === null;
    const begun = begins
      ? await changeAction(tx, action, ['open'], { begunBy: ctx.actor.id, begunAt: ctx.at })
      : null;
    return { action: await actedView(ctx, tx, begun ?? action) };
  });
}
