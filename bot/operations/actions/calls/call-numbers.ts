import type { CallNumbers } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsByIds, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { maySeeAction, pupilsOfActions } from '../action-views.ts';
import { contactsToRing } from './contacts-to-ring.ts';

/** Whom to ring about several calls, in the order given: for paper. Audited with every pupil on it. */
export async function callNumbers(
  ctx: StaffContext,
  { actions: ids }: { actions: readonly string[] },
): Promise<CallNumbers> {
  const { db } = ctx.store;
  const actions = await actionsByIds(db, [...new Set(ids)]);
  if (actions.length < new Set(ids).size) throw new Problem('not-found', 'One of these calls was not found.');
  const pupils = await pupilsOfActions(ctx, db, actions);
  for (const action of actions) {
    const pupil = action.pupilId === null ? null : (pupils.get(action.pupilId) ?? null);
    mustBeAllowed(maySeeAction(ctx.actor, action, pupil), 'one of these calls');
    mustBeAllowed(mayUse(ctx.actor, 'ring-families', action.school), 'one of these calls');
    if (!isCall(action.kind)) throw new Problem('unprocessable', 'Only calls have numbers to ring.');
  }
  const found = new Map<string, CallNumbers['calls'][number]>();
  for (const [school, ofSchool] of Map.groupBy(actions, (action) => action.school))
    for (const [kind, some] of Map.groupBy(ofSchool, (action) => action.kind)) {
      const pupilIds = some.flatMap(({ pupilId }) => pupilId ?? []);
      await audit(db, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'call.print-numbers',
        detail: { pupils: pupilIds },
      });
      const contacts = await contactsToRing(ctx, db, { school, pupilIds, kind });
      const ofPupil = ({ pupilId }: StoredAction) => contacts.get(pupilId ?? 0) ?? [];
      for (const action of some) found.set(action.id, { id: action.id, contacts: ofPupil(action) });
    }
  return { calls: [...new Set(ids)].flatMap((id) => found.get(id) ?? []) };
}
