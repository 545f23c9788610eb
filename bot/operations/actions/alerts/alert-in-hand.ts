import { Problem } from '#shared/domain/basics/problem.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import type { StaffContext } from '../../context.ts';
import { actedView } from '../action-views.ts';
import { withState, type StandingAlert } from './standing-alerts.ts';

/** The alert as it stands under the lock; a Problem for any other action, and for one that is closed. */
export async function openAlert(ctx: StaffContext, tx: Tx, action: StoredAction): Promise<StandingAlert> {
  if (action.kind !== 'safeguarding-alert') throw new Problem('unprocessable', alertFaults.noAlert);
  if (action.status !== 'open')
    throw new Problem('conflict', alertFaults.closed, { action: await actedView(ctx, tx, action) });
  return withState(tx, action);
}
