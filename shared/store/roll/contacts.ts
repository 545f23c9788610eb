import {
  contactsAfter,
  type Contact,
  type ContactGiven,
  type ContactsAfter,
} from '#shared/domain/roll/contacts.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '../engine/open-store.ts';
import type { RollTables } from './tables.ts';

/** A pupil's contacts in order; barred ones are left out unless asked for. */
export async function contactsOf(
  db: Db | Tx,
  school: string,
  pupilId: number,
  withBarred = false,
): Promise<Contact[]> {
  let query = db
    .selectFrom('contact')
    .selectAll()
    .where('school_id', '=', school)
    .where('pupil_id', '=', pupilId)
    .orderBy('position');
  if (!withBarred) query = query.where('do_not_contact', '=', false);
  return (await query.execute()).map(toContact);
}

/** The same of several pupils, by pupil; barred ones are left out. */
export async function contactsOfPupils(
  db: Db | Tx,
  school: string,
  pupilIds: readonly number[],
): Promise<Map<number, Contact[]>> {
  if (pupilIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact')
    .selectAll()
    .where('school_id', '=', school)
    .where('pupil_id', 'in', pupilIds)
    .where('do_not_contact', '=', false)
    .orderBy('position')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.pupil_id)].map(([id, some]) => [id, some.map(toContact)]),
  );
}

const toContact = (row: Selectable<RollTables['contact']>): Contact => ({
  position: row.position,
  name: row.name,
  relationship: row.relationship,
  phone: row.phone,
  email: row.email,
  address: row.address,
  parentalResponsibility: row.parental_responsibility,
  doNotContact: row.do_not_contact,
  language: row.language,
});

/** Brings a pupil's contacts to what a file says of them. */
export async function storeContacts(
  tx: Tx,
  school: string,
  pupilId: number,
  rows: readonly ContactGiven[],
  mayBeRefused: (contact: Contact) => boolean,
): Promise<ContactsAfter> {
  const after = contactsAfter(await contactsOf(tx, school, pupilId, true), rows, mayBeRefused);
  if (after.gone === 0 && after.rows.every(({ changed }) => !changed)) return after;
  await tx.deleteFrom('contact').where('school_id', '=', school).where('pupil_id', '=', pupilId).execute();
  await tx
    .insertInto('contact')
    .values(
      after.contacts.map((contact) => ({
        school_id: school,
        pupil_id: pupilId,
        position: contact.position,
        name: contact.name,
        relationship: contact.relationship,
        phone: contact.phone,
        email: contact.email,
        address: contact.address,
        parental_responsibility: contact.parentalResponsibility,
        do_not_contact: contact.doNotContact,
        language: contact.language,
      })),
    )
    .execute();
  return after;
}
