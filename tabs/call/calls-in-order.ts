import type { Action } from '#shared/contracts/action.ts';
import { isCall } from '#shared/wording/action-words.ts';

/** Open calls: those to ring first on top, the others as the school ordered them. */
export function callsInOrder(actions: readonly Action[]): Action[] {
  return actions
    .filter((action) => isCall(action.kind) && action.status === 'open')
    .sort((a, b) => Number(b.callFirst) - Number(a.callFirst));
}

/**
 * The call to go on with after one is made: the next in the order in which the list stood when it was opened, then
 * from the top again; not one that somebody else is making, nor the same pupil over again.
 */
export function nextCall(
  calls: readonly Action[],
  made: { id: string; pupilId: string | null },
  orderThen: readonly string[],
  myId: string,
): Action | null {
  const free = calls.filter(
    (call) =>
      call.id !== made.id &&
      (call.pupil === null || call.pupil.id !== made.pupilId) &&
      (call.beingRungBy === null || call.beingRungBy.id === myId),
  );
  const later = orderThen.slice(orderThen.indexOf(made.id) + 1);
  return free.find(({ id }) => later.includes(id)) ?? free[0] ?? null;
}
