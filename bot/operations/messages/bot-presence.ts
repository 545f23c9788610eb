import {
  markChannelsBack,
  markChannelSeen,
  markChannelsRemoved,
  markPersonBlocked,
  type ChannelSelector,
} from '#shared/store/messages/out-of-reach.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Context, StaffMember } from '../context.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';

/** The bot was taken out of a channel or a whole team: its cards rest until it is back. */
export async function recordBotRemoved(context: Context, selector: ChannelSelector): Promise<void> {
  const at = context.clock.now();
  await context.store.transaction(async (tx) => {
    const schools = await markChannelsRemoved(tx, selector, 'The bot was removed from the channel.', at);
    for (const school of schools)
      await audit(tx, { school, at, staffId: SYSTEM_ACTOR, what: 'bot-removed', detail: { ...selector } });
  });
}

/** The bot is heard of in a channel or a whole team: cards that rested for want of it come again, at once. */
export async function recordBotBack(context: Context, selector: ChannelSelector): Promise<void> {
  const at = context.clock.now();
  await context.store.transaction(async (tx) => {
    for (const school of await markChannelsBack(tx, selector)) {
      await audit(tx, { school, at, staffId: SYSTEM_ACTOR, what: 'bot-back', detail: { ...selector } });
      await context.enqueue(tx, {
        name: 'post-daily-card',
        key: school,
        data: { school, scheduled: false },
      });
    }
  });
}

/** Something was said in a channel: the bot is there, and this is how it is reached now. */
export async function recordSeenInChannel(
  context: Context,
  channel: string,
  conversation: unknown,
  team: string | null,
): Promise<void> {
  await markChannelSeen(context.store.db, channel, conversation, team);
  await recordBotBack(context, { channel });
}

/** The person took the bot out of their own chats. */
export async function recordRemovedByPerson(context: Context, person: StaffMember): Promise<void> {
  const why = 'The bot was removed from the personal chat.';
  await markPersonBlocked(context.store.db, person.id, why, context.clock.now());
}
