import { callWithdrawnMessage } from '#shared/wording/actions/call-withdrawn-message.ts';
import { findAction } from '#shared/store/actions/actions.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import type { Context } from '../context.ts';
import type { JobData } from '../jobs.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells whoever had begun a call that it is no longer needed, once for each time that it was withdrawn; without a name,
 * as a preview may be seen by others.
 */
export async function sendWithdrawn(
  ctx: Context,
  { staffId, actionId, withdrawal }: JobData['tell-withdrawn'],
): Promise<void> {
  const action = await findAction(ctx.store.db, actionId);
  const chat = await personalChatOf(ctx.store.db, staffId);
  if (!action || action.status !== 'withdrawn' || !chat) return;
  if (action.raisedFor !== ctx.moment.today) return; // yesterday's message helps nobody
  const text = callWithdrawnMessage(action.reference);
  await sendMessage(ctx, {
    school: action.school,
    kind: 'call-withdrawn',
    about: `${actionId} ${withdrawal ?? action.version}`,
    staffId,
    chat,
    text,
  });
}
