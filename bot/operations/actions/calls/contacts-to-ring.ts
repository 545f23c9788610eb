import type { ContactToRing } from '#shared/contracts/actions/action.ts';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';
import { contactsKnown, inRingingOrder } from '#shared/domain/actions/calls/contacts-rung.ts';
import { londonInstant, londonIso } from '#shared/domain/basics/london-time.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { contactsRung } from '#shared/store/actions/outcomes.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { contactsOfPupils } from '#shared/store/roll/contacts.ts';
import type { Context } from '../../context.ts';

/** Tries are looked for so far back; a correction holds however old it is, until a file brings the number anew. */
const DAYS_LOOKED_BACK = 365;

/**
 * Whom to ring about pupils of a school, by pupil, in the order in which to ring them for a call of the kind: with the
 * numbers that were put right, and the latest try of each. Nobody who is barred.
 */
export async function contactsToRing(
  ctx: Context,
  db: Db | Tx,
  { school, pupilIds, kind }: { school: string; pupilIds: readonly number[]; kind: ActionKind },
): Promise<Map<number, ContactToRing[]>> {
  const { today } = ctx.moment;
  const contacts = await contactsOfPupils(db, school, pupilIds);
  const since = londonInstant(addDays(today, -DAYS_LOOKED_BACK), '00:00');
  const told = await contactsRung(db, school, [...contacts.keys()], since);
  const toldOf = Map.groupBy(told, ({ pupilId }) => pupilId);
  const midnight = londonInstant(today, '00:00');
  return new Map(
    [...contacts].map(([pupilId, ofPupil]) => {
      const about = toldOf.get(pupilId) ?? [];
      const known = contactsKnown(
        ofPupil,
        about.flatMap(({ contact, result, at }) =>
          contact && result !== 'done' ? [{ contact, result, at }] : [],
        ),
        about.flatMap(({ contact, newPhone, at }) =>
          contact && newPhone ? [{ contact, newPhone, at }] : [],
        ),
      );
      return [
        pupilId,
        inRingingOrder(kind, known, midnight).map((contact) => ({
          order: contact.position,
          name: contact.name,
          relationship: contact.relationship,
          phone: contact.phone,
          email: contact.email,
          language: contact.language,
          parentalResponsibility: contact.parentalResponsibility,
          putRightAt: contact.putRightAt && londonIso(contact.putRightAt),
          lastTry: contact.lastTry && { ...contact.lastTry, at: londonIso(contact.lastTry.at) },
        })),
      ];
    }),
  );
}
