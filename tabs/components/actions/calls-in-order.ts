import type { Action } from '#shared/contracts/actions/action.ts';
import { inCallOrder } from '#shared/domain/actions/calls/call-order.ts';
import { isWaiting } from '#shared/domain/actions/calls/try-again.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';

/** The open calls among a person's actions, in the order to make them. */
export function callsInOrder(actions: readonly Action[], time: string): Action[] {
  const open = actions.filter((action) => isCall(action.kind) && action.status === 'open');
  // Those of today first; what is left of earlier days stands below, the latest day first.
  return inCallOrder(open, time).sort((a, b) => b.raisedFor.localeCompare(a.raisedFor));
}

/**
 * The call to go on with after one is made: the next in the order in which the list stood when it was opened, then
 * from the top again; not one that somebody else is making or that waits for its time, nor the same pupil over again.
 */
export function nextCall(
  calls: readonly Action[],
  made: { id: string; pupilId: string | null },
  orderThen: readonly string[],
  { id: myId, time }: { id: string; time: string },
): Action | null {
  const free = calls.filter(
    (call) =>
      call.id !== made.id &&
      !isWaiting(call, time) &&
      (call.pupil === null || call.pupil.id !== made.pupilId) &&
      (call.beingRungBy === null || call.beingRungBy.id === myId),
  );
  const later = orderThen.slice(orderThen.indexOf(made.id) + 1);
  return free.find(({ id }) => later.includes(id)) ?? free[0] ?? null;
}
