import { messageKinds } from '#shared/domain/messages/delivery.ts';
import type { AuditEntry } from '#shared/store/audit/audit.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { markPersonBlocked } from '#shared/store/messages/out-of-reach.ts';
import { intendMessage, settleMessage, type OutboxMessage } from '#shared/store/messages/outbox.ts';
import { errorText } from '../../error-text.ts';
import { NotDelivered, type Context } from '../context.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';

/**
 * Sends a short message, without names, to a person's own chat; once for what it is about. Throws when it is to be
 * tried again: Teams did not take it, or its answer was lost and telling twice does no harm.
 */
export async function sendMessage(
  ctx: Context,
  message: OutboxMessage & { chat: unknown; text: string; audited?: Pick<AuditEntry, 'what' | 'detail'> },
): Promise<void> {
  const { db } = ctx.store;
  if (!(await intendMessage(db, message, ctx.at))) return;
  try {
    await ctx.cards.tell(message.chat, message.text);
  } catch (error) {
    const why = errorText(error).slice(0, 300);
    if (!(error instanceof NotDelivered)) {
      await settleMessage(db, message, { state: 'unknown', why }, ctx.at);
      if (messageKinds[message.kind].onDoubt === 'send-again') throw error;
      ctx.log.warn(
        { err: error, school: message.school, message: message.kind },
        'nobody knows whether a message arrived; it is not sent again',
      );
      return;
    }
    await settleMessage(db, message, { state: 'refused', why }, ctx.at);
    if (error.why === 'later') throw error;
    await markPersonBlocked(db, message.staffId, error.message, ctx.at);
    return;
  }
  await ctx.transaction(async (tx) => {
    await settleMessage(tx, message, { state: 'sent' }, ctx.at);
    if (message.audited)
      await audit(tx, { school: message.school, at: ctx.at, staffId: SYSTEM_ACTOR, ...message.audited });
  });
}
