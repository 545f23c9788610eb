import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
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

/** Whoever has it in hand closes it or hands it on; another does so only knowing whose it is: `insteadOf` names them. */
export async function mustBeInOwnHands(
  ctx: StaffContext,
  tx: Tx,
  { action, state: { taken } }: StandingAlert,
  insteadOf: string | undefined,
): Promise<void> {
  if (!taken || taken.by === ctx.actor.id || taken.by === insteadOf) return;
  const name = staffName(await staffNames(tx, [taken.by]), taken.by);
  throw new Problem('conflict', alertFaults.taken(name, londonWallClock(new Date(taken.at)).time), {
    action: await actedView(ctx, tx, action),
  });
}
