/** Decides who may tick an action off: whoever it was given to, and those whose work its kind is. */
import { actionKinds, type ActionKind } from './action-kinds.ts';
import { hasRight, type Person } from '../people/permission.ts';

/** Of those who may see the action: tick it off, or answer it. A call is settled by its outcome, an alert by a record. */
export function mayTickOff(
  person: Person,
  action: { kind: ActionKind; school: string; assigneeId: string | null },
): boolean {
  const { settledBy, workOf } = actionKinds[action.kind];
  if (settledBy !== 'tick' && settledBy !== 'answer') return false;
  if (action.assigneeId === person.id || workOf === 'whoever-sees-it') return true;
  return hasRight(person, workOf, action.school);
}
