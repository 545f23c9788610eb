import { openActionsOf, type StoredAction } from '#shared/store/actions/actions.ts';
import type { Context } from '../context.ts';
import { BEING_TOLD_MS } from './open-alerts.ts';
import { whoWasTold } from './who-was-told.ts';

/** Open safeguarding alerts of which nobody who is to hear of them has been sent a line, oldest first. */
export async function untoldAlerts(ctx: Context): Promise<StoredAction[]> {
  const untold: StoredAction[] = [];
  for (const alert of await openActionsOf(ctx.store.db, 'safeguarding-alert')) {
    if (ctx.at.getTime() - alert.raisedAt.getTime() < BEING_TOLD_MS) continue;
    if ((await whoWasTold(ctx, alert)).told.length === 0) untold.push(alert);
  }
  return untold;
}
