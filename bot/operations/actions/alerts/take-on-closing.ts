import { storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { withState } from './standing-alerts.ts';

/**
 * An alert is closed by somebody who had it in hand: where nobody has taken it, whoever closes it takes it in the same
 * step, and both are kept. In the caller's transaction that holds the school's lock.
 */
export async function takeOnClosing(ctx: StaffContext, tx: Tx, action: StoredAction): Promise<void> {
  if (action.kind !== 'safeguarding-alert' || action.status !== 'open') return;
  const { taken, untakenSince } = (await withState(tx, action)).state;
  if (taken) return;
  const { school, id: actionId } = action;
  await storeAlertEvent(tx, { school, actionId, by: ctx.actor.id, at: ctx.at, what: 'taken' });
  await changeAction(tx, action, ['open'], { assigneeId: ctx.actor.id });
  await audit(tx, {
    school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'alert.take',
    pupilId: action.pupilId,
    detail: { action: actionId, stoodSince: new Date(untakenSince).toISOString() },
  });
}
