import {
  markChannelsBack,
  markChannelSeen,
  markChannelsRemoved,
  markPersonBlocked,
  type ChannelSelector,
} from '#shared/store/messages/out-of-reach.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Context, StaffContext } from '../context.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';

/** The bot was taken out of a channel or a whole team: its cards rest until it is back. */
export async function recordBotRemoved(ctx: Context, selector: ChannelSelector): Promise<void> {
  const at = ctx.at;
  await ctx.transaction(async (tx) => {
    const schools = await markChannelsRemoved(tx, selector, 'The bot was removed from the channel.', at);
    for (const school of schools)
      await audit(tx, {
        school,
        at,
        staffId: SYSTEM_ACTOR,
        what: 'channel.bot-removed',
        detail: { ...selector },
      });
  });
}

/** The bot is heard of in a channel or a whole team: cards that rested for want of it come again, at once. */
export async function recordBotBack(ctx: Context, selector: ChannelSelector): Promise<void> {
  const at = ctx.at;
  await ctx.transaction(async (tx) => {
    for (const school of await markChannelsBack(tx, selector)) {
      await audit(tx, {
        school,
        at,
        staffId: SYSTEM_ACTOR,
        what: 'channel.bot-back',
        detail: { ...selector },
      });
      await ctx.enqueue(tx, {
        name: 'post-daily-card',
        key: school,
        data: { school, scheduled: false },
      });
    }
  });
}

/** Something was said in a channel: the bot is there, and this is how it is reached now. */
export async function recordSeenInChannel(
  ctx: Context,
  { channel, conversation, team }: { channel: string; conversation: unknown; team: string | null },
): Promise<void> {
  await markChannelSeen(ctx.store.db, channel, conversation, team);
  await recordBotBack(ctx, { channel });
}

/** The person took the bot out of their own chats. */
export async function recordRemovedByPerson(ctx: StaffContext): Promise<void> {
  const why = 'The bot was removed from the personal chat.';
  await markPersonBlocked(ctx.store.db, ctx.actor.id, why, ctx.at);
}
