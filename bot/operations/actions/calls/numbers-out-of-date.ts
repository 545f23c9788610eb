import { isSameContact, type ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import type { Context } from '../../context.ts';
import { contactsToRing } from './contacts-to-ring.ts';

/**
 * Whose number is out of date, by the id of the action that asks to put it right: only while that contact stands with
 * that number on the list of those to ring, so nobody who was barred since.
 */
export async function numbersOutOfDate(
  ctx: Context,
  db: Db | Tx,
  actions: readonly StoredAction[],
): Promise<Map<string, ContactRung>> {
  const found = new Map<string, ContactRung>();
  const about = actions.flatMap(({ id, school, pupilId, kind, reason }) =>
    reason.code === 'number-out-of-date' && reason.contact && pupilId !== null
      ? [{ id, school, pupilId, kind, contact: reason.contact }]
      : [],
  );
  for (const [school, ofSchool] of Map.groupBy(about, (one) => one.school)) {
    const pupilIds = [...new Set(ofSchool.map(({ pupilId }) => pupilId))];
    const toRing = await contactsToRing(ctx, db, { school, pupilIds, kind: 'contact-correction' });
    for (const { id, pupilId, contact } of ofSchool)
      if ((toRing.get(pupilId) ?? []).some((one) => isSameContact(one, contact))) found.set(id, contact);
  }
  return found;
}
