import type { Action } from '#shared/contracts/actions/action.ts';
import { storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import type { StaffContext } from '../../context.ts';
import { actOnAction } from '../act-on-action.ts';
import { actedView } from '../action-views.ts';
import { mustBeInOwnHands, openAlert } from './alert-in-hand.ts';

/**
 * Says that the person has a safeguarding alert in hand: its clock stops, and others see who and since when. Saying it
 * again changes nothing; of two people the first has it, and the other is told so.
 */
export async function takeAlert(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  return actOnAction(
    ctx,
    actionId,
    'alert.take',
    async (tx, action) => {
      const alert = await openAlert(ctx, tx, action);
      await mustBeInOwnHands(ctx, tx, alert, undefined);
      const { taken, untakenSince: since } = alert.state;
      if (taken) return { action: await actedView(ctx, tx, action), since };
      const event = { school: action.school, actionId: action.id, by: ctx.actor.id, at: ctx.at };
      await storeAlertEvent(tx, { ...event, what: 'taken' });
      const changed = await changeAction(tx, action, ['open'], { assigneeId: ctx.actor.id });
      return { action: await actedView(ctx, tx, changed ?? action), since };
    },
    ({ since }) => ({ stoodSince: new Date(since).toISOString() }),
  ).then(({ action }) => ({ action }));
}
