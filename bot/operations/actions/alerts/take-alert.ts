import type { Action } from '#shared/contracts/actions/action.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../../context.ts';
import { actOnAction } from '../act-on-action.ts';
import { actedView } from '../action-views.ts';
import { openAlert } from './alert-in-hand.ts';

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
      const { taken, untakenSince: since } = (await openAlert(ctx, tx, action)).state;
      if (taken && taken.by !== ctx.actor.id) {
        const name = staffName(await staffNames(tx, [taken.by]), taken.by);
        const { time } = londonWallClock(new Date(taken.at));
        throw new Problem('conflict', alertFaults.taken(name, time), {
          action: await actedView(ctx, tx, action),
        });
      }
      if (taken) return { action: await actedView(ctx, tx, action), since };
      const event = { school: action.school, actionId: action.id, by: ctx.actor.id, at: ctx.at };
      await storeAlertEvent(tx, { ...event, what: 'taken' });
      const changed = await changeAction(tx, action, ['open'], { assigneeId: ctx.actor.id });
      return { action: await actedView(ctx, tx, changed ?? action), since };
    },
    ({ since }) => ({ stoodSince: new Date(since).toISOString() }),
  ).then(({ action }) => ({ action }));
}
