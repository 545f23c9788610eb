import type { Action } from '#shared/contracts/actions/action.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import type { StaffContext } from '../../context.ts';
import { alertHandlers } from '../../people/alert-people.ts';
import { actOnAction, permittedAction } from '../act-on-action.ts';
import { actedView } from '../action-views.ts';
import { mustBeInOwnHands, openAlert } from './alert-in-hand.ts';

/**
 * Hands a safeguarding alert on to another who handles alerts at the school. They are told at once, and its clock begins
 * anew: it is nobody's until they have taken it.
 */
export async function handOnAlert(
  ctx: StaffContext,
  { actionId, to, insteadOf }: { actionId: string; to: string; insteadOf?: string | undefined },
): Promise<{ action: Action }> {
  const seen = await permittedAction(ctx, actionId);
  const handlers = await alertHandlers(ctx, seen.action.school);
  return actOnAction(
    ctx,
    actionId,
    'alert.hand-on',
    async (tx, action) => {
      const alert = await openAlert(ctx, tx, action);
      const { state } = alert;
      await mustBeInOwnHands(ctx, tx, alert, insteadOf);
      if (to === ctx.actor.id) throw new Problem('unprocessable', alertFaults.toOneself);
      if (!handlers.some(({ id }) => id === to)) throw new Problem('unprocessable', alertFaults.cannotHandle);
      const event = { school: action.school, actionId: action.id, by: ctx.actor.id, at: ctx.at };
      const handedAt = await storeAlertEvent(tx, { ...event, what: 'handed-on', to });
      const changed = await changeAction(tx, action, ['open'], { assigneeId: to });
      const raisedAt = handedAt.toISOString();
      await ctx.enqueue(tx, {
        name: 'tell-alert',
        key: `${action.id} ${raisedAt}`,
        data: { school: action.school, actionId: action.id, raisedAt },
      });
      return { action: await actedView(ctx, tx, changed ?? action), takenBefore: state.taken?.by ?? null };
    },
    ({ takenBefore }) => ({ before: { takenBy: takenBefore }, after: { handedTo: to } }),
  ).then(({ action }) => ({ action }));
}
