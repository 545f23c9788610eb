import { audit } from '#shared/store/audit/audit.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import type { StaffContext } from '../context.ts';

/** Keeps how to reach a person's own chat; it is noted afresh with everything they say. */
export async function recordPersonalChat(ctx: StaffContext, conversation: object): Promise<void> {
  await storePersonalChat(await ctx.reading(), ctx.actor.id, conversation, ctx.at);
}

/** A pupil was asked for where others can read: that is noted, and not answered. */
export async function recordAskedInChannel(ctx: StaffContext): Promise<void> {
  const school = ctx.actor.posts[0]?.school ?? '*';
  await audit(ctx.store.db, {
    school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'pupil.ask-in-channel',
  });
}
