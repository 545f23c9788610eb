import type { ContactDetails } from '#shared/contracts/roll/file-rows.ts';
import type { Db, Tx } from '../engine/open-store.ts';

/** A pupil's contacts in order; barred ones are left out unless asked for. */
export async function contactsOf(
  db: Db | Tx,
  school: string,
  pupilId: number,
  withBarred = false,
): Promise<ContactDetails[]> {
  let query = db
    .selectFrom('contact')
    .selectAll()
    .where('school_id', '=', school)
    .where('pupil_id', '=', pupilId)
    .orderBy('position');
  if (!withBarred) query = query.where('do_not_contact', '=', false);
  return (await query.execute()).map((row) => ({
    position: row.position,
    name: row.name,
    relationship: row.relationship,
    phone: row.phone,
    email: row.email,
    address: row.address,
    parentalResponsibility: row.parental_responsibility,
    doNotContact: row.do_not_contact,
    language: row.language,
  }));
}

/** Replaces a pupil's contacts; answers with the positions that were added, changed or taken away. */
export async function replaceContacts(
  tx: Tx,
  school: string,
  pupilId: number,
  contacts: readonly ContactDetails[],
): Promise<Set<number>> {
  const before = new Map(
    (await contactsOf(tx, school, pupilId, true)).map((contact) => [
      contact.position,
      JSON.stringify(contact),
    ]),
  );
  const changed = new Set<number>();
  for (const contact of contacts) {
    if (before.get(contact.position) !== JSON.stringify(contact)) changed.add(contact.position);
    before.delete(contact.position);
  }
  for (const position of before.keys()) changed.add(position);
  if (changed.size === 0) return changed;
  await tx.deleteFrom('contact').where('school_id', '=', school).where('pupil_id', '=', pupilId).execute();
  await tx
    .insertInto('contact')
    .values(
      contacts.map((contact) => ({
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
  return changed;
}
