import { storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { mustBeInOwnHands } from './alert-in-hand.ts';
import { withState } from './standing-alerts.ts';

/**
 * An alert is closed by whoever has it in hand, or by another who knows whose it is; where nobody has taken it, whoever
 * closes it takes it in the same step, and both are kept. In the caller's transaction that holds the school's lock.
 */
export async function takeOnClosing(
  ctx: StaffContext,
  tx: Tx,
  action: StoredAction,
  insteadOf: string | undefined,
): Promise<void> {
  if (action.kind !== 'safeguarding-alert' || action.status !== 'open') return;
  const alert = await withState(tx, action);
  await mustBeInOwnHands(ctx, tx, alert, insteadOf);
  const { taken, untakenSince } = alert.state;
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
