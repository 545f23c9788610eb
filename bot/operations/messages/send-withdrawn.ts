import { findAction } from '#shared/store/actions/actions.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { markPersonBlocked } from '#shared/store/messages/out-of-reach.ts';
import { NotDelivered, type Context } from '../context.ts';

/** Tells whoever had begun a call that it is no longer needed; without a name, as a preview may be seen by others. */
export async function sendWithdrawn(
  ctx: Context,
  { staffId, actionId }: { staffId: string; actionId: string },
): Promise<void> {
  const action = await findAction(ctx.store.db, actionId);
  const chat = await personalChatOf(ctx.store.db, staffId);
  if (!action || action.status !== 'withdrawn' || !chat) return;
  if (action.raisedFor !== ctx.moment.today) return; // yesterday's tidings help nobody
  const text = `The call ${action.reference} you had begun is no longer needed: the register now shows where the pupil is. Thank you.`;
  try {
    await ctx.cards.tell(chat, text);
  } catch (error) {
    if (!(error instanceof NotDelivered) || error.why === 'later') throw error;
    await markPersonBlocked(ctx.store.db, staffId, error.message, ctx.at);
  }
}
