import type { AlertLook, AlertSheet } from '#shared/contracts/actions/alerts.ts';
import { storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import type { StaffContext } from '../../context.ts';
import { actOnAction } from '../act-on-action.ts';
import { lookedAt } from './alert-sheet.ts';
import { openAlert } from './alert-in-hand.ts';

/** Keeps where somebody has looked for the child, and whether they found it. The clock goes on: somebody has to take it. */
export async function recordLook(
  ctx: StaffContext,
  { actionId, look, found }: { actionId: string } & AlertLook,
): Promise<Pick<AlertSheet, 'lookFirst'>> {
  return actOnAction(
    ctx,
    actionId,
    'alert.look',
    async (tx, action) => {
      await openAlert(ctx, tx, action);
      const event = { school: action.school, actionId: action.id, by: ctx.actor.id, at: ctx.at };
      await storeAlertEvent(tx, { ...event, what: 'looked', look, found });
      const { events } = await openAlert(ctx, tx, action);
      return { lookFirst: await lookedAt(tx, { action, events }) };
    },
    () => ({ look, found }),
  );
}
