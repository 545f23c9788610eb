import { audit } from '#shared/store/audit/audit.ts';
import { notePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { beginReading } from '#shared/store/engine/data-memory.ts';
import type { StaffMember } from '#shared/store/people/staff.ts';
import { staffKnown } from '#shared/store/people/trust-set-up.ts';
import { momentOf } from '../../clock.ts';
import type { Context } from '../context.ts';

/** The member of staff behind an Entra object id; people whose file named none are known by their own id. */
export async function findPerson(
  context: Pick<Context, 'store' | 'clock' | 'local'>,
  objectId: string | undefined,
): Promise<StaffMember | null> {
  if (!objectId) return null;
  const id = objectId.toLowerCase();
  const staff = await staffKnown(await beginReading(context.store), momentOf(context.clock).today);
  return staff.byObjectId.get(id) ?? (context.local ? staff.byId.get(id) : undefined) ?? null;
}

/** Whoever a token of our own names. */
export async function findPersonById(
  context: Pick<Context, 'store' | 'clock'>,
  id: string,
): Promise<StaffMember | null> {
  const staff = await staffKnown(await beginReading(context.store), momentOf(context.clock).today);
  return staff.byId.get(id) ?? null;
}

/** Keeps how to reach a person's own chat; it is noted afresh with everything they say. */
export async function keepPersonalChat(
  context: Context,
  person: StaffMember,
  conversation: object,
): Promise<void> {
  await notePersonalChat(context.store, person.id, conversation, context.clock.now());
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
