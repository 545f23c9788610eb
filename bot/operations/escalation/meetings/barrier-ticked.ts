import { isAboutBarrier } from '#shared/domain/escalation/barrier-actions.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { barriersAt, setBarrierRemoved } from '#shared/store/escalation/barriers.ts';
import type { StaffContext } from '../../context.ts';

/**
 * What somebody has seen to is no longer in the way; where they take that back it is. Whoever wrote the meeting anew may
 * have left the barrier out meanwhile, on a node of before too. In the transaction that ticks the action off.
 */
export async function barrierTicked(
  ctx: StaffContext,
  tx: Tx,
  action: StoredAction,
  isDone: boolean,
): Promise<void> {
  const { school, kind, pupilId } = action;
  if (kind !== 'barrier' || pupilId === null) return;
  const barrier = (await barriersAt(tx, school, pupilId)).find(({ id }) => isAboutBarrier(action, id));
  if (!barrier || (!isDone && barrier.removedBy !== ctx.actor.id)) return;
  const removed = isDone ? { on: ctx.moment.today, by: ctx.actor.id } : null;
  if (!(await setBarrierRemoved(tx, barrier, removed))) return;
  await audit(tx, {
    school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: isDone ? 'barrier.remove' : 'barrier.stand-again',
    pupilId,
    detail: { action: barrier.actionId, barrier: barrier.id },
  });
}
