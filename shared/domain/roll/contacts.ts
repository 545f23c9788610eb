/** Decides what a pupil's contacts are after a file: who is who, who goes, and that a bar stays. */
import { afterRow, type Given } from '../basics/given.ts';

interface ContactSide {
  relationship: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  parentalResponsibility: boolean;
  /** Barred: shown to nobody who rings. */
  doNotContact: boolean;
  language: string | null;
}

export interface Contact extends ContactSide {
  /** From 1, in the order of ringing; no two of a pupil have the same. */
  position: number;
  name: string;
}

/** What a row of a file says of one contact. */
export interface ContactGiven extends Given<ContactSide> {
  line: number;
  /** As the file orders a pupil's contacts; two may have the same. */
  order: number;
  name: string;
}

export interface ContactsAfter {
  contacts: Contact[];
  /** By row: what it came to, and what its blank cells took away. */
  rows: { line: number; changed: boolean; cleared: readonly string[]; keepsAnothersBar: boolean }[];
  /** Contacts who are not in the file, and go. */
  gone: number;
  /** Barred contacts who are not in the file, and stay barred. */
  barredKept: number;
  /** Others who are not in what was taken of the file, and stay, as a refused row may be theirs. */
  unsureKept: number;
}

const blank: ContactSide = {
  relationship: null,
  phone: null,
  email: null,
  address: null,
  parentalResponsibility: false,
  doNotContact: false,
  language: null,
};

/**
 * Contacts are the same by name, then by number, never by their order alone. One who is barred keeps the bar unless the
 * file's own column lifts it, and stays when the file does not name them. So does whoever a refused row may be about,
 * and nobody else takes their place by a number they share.
 */
export function contactsAfter(
  stored: readonly Contact[],
  given: readonly ContactGiven[],
  mayBeRefused: (contact: Contact) => boolean = () => false,
): ContactsAfter {
  const rows = inPlaces(given);
  const stoodAs = matches(stored, rows, mayBeRefused);
  const barredBefore = stored.filter(({ doNotContact }) => doNotContact);
  const placed = rows.map((row) => {
    const match = stoodAs.get(row) ?? null;
    const { side, cleared } = afterRow(blank, match?.contact ?? null, row);
    // Somebody barred may stand in the file twice, or under another name: no number of theirs is rung by that.
    const isBarredOne =
      match?.by !== 'name' &&
      barredBefore.some((one) => sameName(one, row) || (!match && sameNumber(one, row)));
    const keepsBar = row.doNotContact === undefined && (isBarredOne || side.doNotContact);
    const contact: Contact = {
      position: row.position,
      name: row.name,
      ...own(side),
      doNotContact: side.doNotContact || keepsBar,
    };
    const changed = !match || !isSame(match.contact, contact);
    const keepsAnothersBar = keepsBar && match?.by !== 'name';
    return { contact, row: { line: row.line, changed, cleared, keepsAnothersBar } };
  });

  const named = new Set([...stoodAs.values()].map(({ contact }) => contact));
  const missing = stored.filter((contact) => !named.has(contact));
  const barred = missing.filter((contact) => barredBefore.includes(contact));
  const unsure = missing.filter((contact) => !barred.includes(contact) && mayBeRefused(contact));
  const contacts = placed.map(({ contact }) => contact);
  for (const contact of [...barred, ...unsure]) {
    const isFree = contacts.every(({ position }) => position !== contact.position);
    const next = Math.max(0, ...contacts.map(({ position }) => position)) + 1;
    contacts.push({ ...contact, position: isFree ? contact.position : next });
  }
  return {
    contacts: contacts.sort((a, b) => a.position - b.position),
    rows: placed.map(({ row }) => row),
    gone: missing.length - barred.length - unsure.length,
    barredKept: barred.length,
    unsureKept: unsure.length,
  };
}

interface Placed extends ContactGiven {
  position: number;
}

/** In the file's order; of two with the same, the later row comes after. */
function inPlaces(given: readonly ContactGiven[]): Placed[] {
  let last = 0;
  return [...given]
    .sort((a, b) => a.order - b.order || a.line - b.line)
    .map((row) => ({ ...row, position: (last = Math.max(row.order, last + 1)) }));
}

type Match = { contact: Contact; by: 'name' | 'number' };

/** Of stored contacts who fit a row alike, the one of the same place is taken, else the barred one. */
function matches(
  stored: readonly Contact[],
  rows: readonly Placed[],
  mayBeRefused: (contact: Contact) => boolean,
): Map<Placed, Match> {
  const left = new Set([...stored].sort((a, b) => Number(b.doNotContact) - Number(a.doNotContact)));
  const found = new Map<Placed, Match>();
  const take = (by: Match['by'], fits: (contact: Contact, row: Placed) => boolean): void => {
    for (const row of rows) {
      const contact = found.has(row) ? undefined : [...left].find((one) => fits(one, row));
      if (!contact) continue;
      left.delete(contact);
      found.set(row, { contact, by });
    }
  };
  const samePlace = (contact: Contact, row: Placed): boolean => contact.position === row.position;
  take(
    'name',
    (contact, row) => sameName(contact, row) && sameNumber(contact, row) && samePlace(contact, row),
  );
  take('name', (contact, row) => sameName(contact, row) && sameNumber(contact, row));
  take('name', (contact, row) => sameName(contact, row) && samePlace(contact, row));
  take('name', sameName);
  take('number', (contact, row) => sameNumber(contact, row) && !mayBeRefused(contact));
  return found;
}

/** Small and capital letters, accents' writing, blanks and signs make no other name. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The digits of a number, at home or from abroad alike; blank: none. */
export const foldedNumber = (phone: string | null | undefined): string =>
  (phone ?? '').replace(/\D/g, '').replace(/^(00)?44/, '0');

const sameName = (one: Contact, row: ContactGiven): boolean => foldedName(one.name) === foldedName(row.name);
const sameNumber = (one: Contact, row: ContactGiven): boolean =>
  foldedNumber(one.phone) !== '' && foldedNumber(one.phone) === foldedNumber(row.phone);

const own = (side: ContactSide): ContactSide => ({
  relationship: side.relationship,
  phone: side.phone,
  email: side.email,
  address: side.address,
  parentalResponsibility: side.parentalResponsibility,
  doNotContact: side.doNotContact,
  language: side.language,
});

const isSame = (one: Contact, other: Contact): boolean =>
  one.position === other.position &&
  one.name === other.name &&
  JSON.stringify(own(one)) === JSON.stringify(own(other));
