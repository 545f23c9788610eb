/** Decides whom of a pupil's contacts one rings next: what calls found out about them, and which numbers were put right. */
import { foldedName, foldedNumber } from '../../roll/contacts.ts';
import type { ActionKind } from '../action-kinds.ts';
import type { CallResult } from '../call.ts';

/** Whom a call rang. */
export interface ContactRung {
  name: string;
  /** As it was dialled; null: not known. */
  phone: string | null;
}

/** A call to one of a pupil's contacts. */
export interface ContactTry {
  contact: ContactRung;
  result: CallResult;
  at: Date;
}

/** What somebody found a contact's number to be now. */
export interface NumberPutRight {
  contact: ContactRung;
  newPhone: string;
  at: Date;
}

/** A contact with what is known of the number that stands there. */
export type ContactKnown<Contact extends ContactRung> = Contact & {
  /** The number is one that a correction brought; when. The MIS has the former one still. */
  putRightAt: Date | null;
  /** The latest call to this number. */
  lastTry: { result: CallResult; at: Date } | null;
};

const sameNumber = (one: string | null, other: string | null): boolean =>
  foldedNumber(one) !== '' && foldedNumber(one) === foldedNumber(other);
/** By name and number, however these are written. */
export const isSameContact = (one: ContactRung, other: ContactRung): boolean =>
  foldedName(one.name) === foldedName(other.name) && sameNumber(one.phone, other.phone);

/**
 * A pupil's contacts with the numbers that corrections brought, and the latest try of each number. A correction holds
 * while the contact has the number it was about: once a file brings another one, that stands.
 *
 * @param corrections oldest first, as one may follow on another
 */
export function contactsKnown<Contact extends ContactRung>(
  contacts: readonly Contact[],
  tries: readonly ContactTry[],
  corrections: readonly NumberPutRight[],
): ContactKnown<Contact>[] {
  return contacts.map((contact) => {
    let phone = contact.phone;
    let putRightAt: Date | null = null;
    for (const { contact: about, newPhone, at } of corrections) {
      if (!isSameContact(about, { name: contact.name, phone })) continue;
      phone = newPhone;
      putRightAt = at;
    }
    const [lastTry = null] = tries
      .filter(({ contact: rung }) => isSameContact(rung, { name: contact.name, phone }))
      .toSorted((a, b) => b.at.getTime() - a.at.getTime());
    return { ...contact, phone, putRightAt, lastTry: lastTry && { result: lastTry.result, at: lastTry.at } };
  });
}

const isWrong = ({ lastTry }: { lastTry: { result: CallResult } | null }): boolean =>
  lastTry?.result === 'wrong-number';

/**
 * In the order in which to ring them: as the school has them, but a wrong number last; of emergency contacts those whom
 * nobody has rung since `since` (the beginning of the day) before the others.
 */
export function inRingingOrder<Known extends ContactKnown<ContactRung>>(
  kind: ActionKind,
  contacts: readonly Known[],
  since: Date,
): Known[] {
  const isRung = ({ lastTry }: Known): boolean => lastTry !== null && lastTry.at >= since;
  const rank = (contact: Known): number =>
    isWrong(contact) ? 2 : kind === 'emergency-contacts' && isRung(contact) ? 1 : 0;
  return contacts.toSorted((a, b) => rank(a) - rank(b));
}
