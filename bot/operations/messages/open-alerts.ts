import type { OpenAlerts } from '#shared/contracts/actions/alerts.ts';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { findAction } from '#shared/store/actions/actions.ts';
import { listActions } from '../actions/list-actions.ts';
import type { StaffContext } from '../context.ts';
import { readersByReach } from './alert-readers.ts';
import { whoWasTold } from './who-was-told.ts';

const MOST = 200;
/** A line to Teams takes seconds; after this it is said that nobody was told. */
export const BEING_TOLD_MS = 2 * 60_000;

/** The open safeguarding alerts somebody handles, and who has been told of each; none for anybody else. */
export async function openAlerts(ctx: StaffContext): Promise<OpenAlerts> {
  if (!hasRightAnywhere(ctx.actor, 'handle-safeguarding-alerts')) return { alerts: [] };
  const query = { kind: 'safeguarding-alert', status: 'open', limit: MOST } as const;
  const { items } = await listActions(ctx, query);
  const alerts: OpenAlerts['alerts'] = [];
  for (const action of items) {
    const stored = await findAction(ctx.store.db, action.id);
    if (!stored) continue;
    const { raisedAt } = stored;
    const { told, others } = await whoWasTold(ctx, stored);
    const { reached, unreached } = readersByReach(others);
    const isFresh = ctx.at.getTime() - raisedAt.getTime() < BEING_TOLD_MS;
    alerts.push({
      action,
      raisedAt: londonIso(raisedAt),
      told: told.map(({ person }) => person.name),
      beingTold: told.length === 0 && isFresh ? reached : [],
      unreached,
    });
  }
  return { alerts };
}
