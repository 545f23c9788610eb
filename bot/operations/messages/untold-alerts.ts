import { openActionsOf, type StoredAction } from '#shared/store/actions/actions.ts';
import { withStates } from '../actions/alerts/standing-alerts.ts';
import type { Context } from '../context.ts';
import { alertReadersOf } from './alert-readers.ts';
import { BEING_TOLD_MS } from './open-alerts.ts';

/** Open alerts that nobody has taken and of which nobody who is to hear has been sent a line, oldest first. */
export async function untoldAlerts(ctx: Context): Promise<StoredAction[]> {
  const untold: StoredAction[] = [];
  const open = await openActionsOf(ctx.store.db, 'safeguarding-alert');
  for (const alert of await withStates(ctx.store.db, open)) {
    if (alert.state.taken || ctx.at.getTime() - alert.state.since < BEING_TOLD_MS) continue;
    const readers = await alertReadersOf(ctx, alert);
    if (!readers.some(({ message }) => message?.state === 'sent')) untold.push(alert.action);
  }
  return untold;
}
