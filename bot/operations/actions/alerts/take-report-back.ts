import { storeAlertEvent } from '#shared/store/actions/alert-events.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { withState } from './standing-alerts.ts';

/**
 * Whoever reported what raised the alert takes it back, in the caller's transaction that holds the school's lock. Before
 * anybody has taken the alert it is withdrawn, and whoever was told of it is told; after that it stays, says so, and
 * whoever took it decides.
 */
export async function takeReportBack(ctx: StaffContext, tx: Tx, alert: StoredAction): Promise<void> {
  if (alert.status === 'withdrawn') return;
  const { school, id: actionId } = alert;
  const stays = alert.status === 'done' || (await withState(tx, alert)).state.wasTaken;
  if (stays)
    await storeAlertEvent(tx, { school, actionId, by: ctx.actor.id, at: ctx.at, what: 'report-taken-back' });
  else await changeAction(tx, alert, ['open'], { status: 'withdrawn', closedAt: ctx.at });
  await audit(tx, {
    school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: stays ? 'alert.take-report-back' : 'action.withdraw',
    pupilId: alert.pupilId,
    detail: { action: actionId, kind: alert.kind },
  });
  const takenBackAt = ctx.at.toISOString();
  await ctx.enqueue(tx, {
    name: 'tell-alert-taken-back',
    key: `${actionId} ${takenBackAt}`,
    data: { school, actionId, takenBackAt },
  });
}
