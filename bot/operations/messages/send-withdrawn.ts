import { findAction } from '#shared/store/actions/actions.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { markPersonBlocked } from '#shared/store/messages/out-of-reach.ts';
import { momentOf } from '../../clock.ts';
import { NotDelivered, type Context } from '../context.ts';

/** Tells whoever had begun a call that it is no longer needed; without a name, as a preview may be seen by others. */
export async function sendWithdrawn(context: Context, staffId: string, actionId: string): Promise<void> {
  const action = await findAction(context.store.db, actionId);
  const chat = await personalChatOf(context.store.db, staffId);
  if (!action || action.status !== 'withdrawn' || !chat) return;
  if (action.raisedFor !== momentOf(context.clock).today) return; // yesterday's tidings help nobody
  const text = `The call ${action.reference} you had begun is no longer needed: the register now shows where the pupil is. Thank you.`;
  try {
    await context.cards.tell(chat, text);
  } catch (error) {
    if (!(error instanceof NotDelivered) || error.why === 'later') throw error;
    await markPersonBlocked(context.store.db, staffId, error.message, context.clock.now());
  }
}
