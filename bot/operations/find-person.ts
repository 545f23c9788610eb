import { audit } from '#shared/store/audit.ts';
import { notePersonalChat } from '#shared/store/channels.ts';
import { findStaff, type StaffMember } from '#shared/store/staff.ts';
import { momentOf } from '../clock.ts';
import type { Context } from './context.ts';

/** The member of staff behind an Entra object id; people whose file named none are known by their own id. */
export async function findPerson(
  context: Context,
  objectId: string | undefined,
): Promise<StaffMember | null> {
  if (!objectId) return null;
  const { db } = context.store;
  const { today } = momentOf(context.clock);
  const id = objectId.toLowerCase();
  return (
    (await findStaff(db, { entraObjectId: id }, today)) ??
    (context.local ? findStaff(db, { id }, today) : null)
  );
}

/** Keeps how to reach a person's own chat; it is noted afresh with everything they say. */
export async function keepPersonalChat(
  context: Context,
  person: StaffMember,
  conversation: unknown,
): Promise<void> {
  await notePersonalChat(context.store.db, person.id, conversation, context.clock.now());
}

/** A pupil was asked for where others can read: that is noted, and not answered. */
export async function noteAskedInChannel(context: Context, person: StaffMember): Promise<void> {
  const school = person.posts[0]?.school ?? '*';
  await audit(context.store.db, {
    school,
    at: context.clock.now(),
    staffId: person.id,
    what: 'asked-for-pupil-in-channel',
  });
}
