import { messageKinds, type DeliveryState } from '#shared/domain/messages/delivery.ts';
import type { AuditEntry } from '#shared/store/audit/audit.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { markPersonBlocked } from '#shared/store/messages/out-of-reach.ts';
import { intendMessage, settleMessage, type OutboxMessage } from '#shared/store/messages/outbox.ts';
import { errorText } from '../../error-text.ts';
import { NotDelivered, type Context } from '../context.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';

/**
 * Sends a short message, without names, to a person's own chat; once for what it is about. Throws when it is to be
 * tried again: Teams did not take it, its answer was lost and telling twice does no harm, or another is sending it.
 */
export async function sendMessage(
  ctx: Context,
  message: OutboxMessage & { chat: unknown; text: string; audited?: Pick<AuditEntry, 'what' | 'detail'> },
): Promise<void> {
  const intended = await ctx.transaction((tx) => intendMessage(tx, message, ctx.at));
  if (intended.is === 'done') return;
  if (intended.is === 'being-sent')
    throw new NotDelivered(
      'later',
      'A message is being sent just now; what became of it is looked at later.',
    );
  const { tries } = intended;
  const settle = (state: 'sent' | 'refused' | 'unknown', why: string | null = null): Promise<void> =>
    ctx.transaction(async (tx) => {
      await settleMessage(tx, message, { state, tries, why }, ctx.at);
      const mayHaveArrived = state === 'sent' || (state === 'unknown' && !sendsAgain(message));
      if (message.audited && mayHaveArrived)
        await audit(tx, entryOf(message, message.audited, state, ctx.at));
    });
  if (intended.is === 'lost') return settle('unknown', 'The product was stopped while it was being sent.');
  try {
    await ctx.cards.tell(message.chat, message.text);
  } catch (error) {
    const why = errorText(error).slice(0, 300);
    if (!(error instanceof NotDelivered)) {
      await settle('unknown', why);
      if (sendsAgain(message)) throw error;
      ctx.log.warn(
        { err: error, school: message.school, message: message.kind },
        'nobody knows whether a message arrived; it is not sent again',
      );
      return;
    }
    await settle('refused', why);
    if (error.why === 'later') throw error;
    await markPersonBlocked(ctx.store.db, message.staffId, error.message, ctx.at);
    return;
  }
  await settle('sent');
}

const sendsAgain = ({ kind }: OutboxMessage): boolean => messageKinds[kind].onDoubt === 'send-again';

/** What may have arrived is told of too, as that. */
function entryOf(
  { school }: OutboxMessage,
  audited: Pick<AuditEntry, 'what' | 'detail'>,
  state: DeliveryState,
  at: Date,
): AuditEntry {
  const detail = { ...audited.detail, ...(state === 'unknown' && { arrived: 'unknown' }) };
  return { school, at, staffId: SYSTEM_ACTOR, what: audited.what, detail };
}
