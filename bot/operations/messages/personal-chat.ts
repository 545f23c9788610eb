import { audit } from '#shared/store/audit/audit.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import type { Context, StaffMember } from '../context.ts';

/** Keeps how to reach a person's own chat; it is noted afresh with everything they say. */
export async function recordPersonalChat(
  context: Context,
  person: StaffMember,
  conversation: object,
): Promise<void> {
  await storePersonalChat(context.store, person.id, conversation, context.clock.now());
}

/** A pupil was asked for where others can read: that is noted, and not answered. */
export async function recordAskedInChannel(context: Context, person: StaffMember): Promise<void> {
  const school = person.posts[0]?.school ?? '*';
  await audit(context.store.db, {
    school,
    at: context.clock.now(),
    staffId: person.id,
    what: 'asked-for-pupil-in-channel',
  });
}
