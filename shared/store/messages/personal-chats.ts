import { isDeepStrictEqual } from 'node:util';
import type { Reading } from '../engine/data-memory.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { THIS_TRUST } from '../schema.ts';

/** Keeps how to reach a person's own chat; nothing is written while that is known already. */
export async function storePersonalChat(
  reading: Reading,
  staffId: string,
  conversation: object,
  at: Date,
): Promise<void> {
  const cached = await reading.shared(`chat of ${staffId}`, () => personalChatOf(reading.db, staffId));
  if (isDeepStrictEqual(cached, JSON.parse(JSON.stringify(conversation)))) return;
  const row = {
    conversation: JSON.stringify(conversation),
    seen_at: at,
    blocked_since: null,
    blocked_why: null,
  };
  await reading.db
    .insertInto('personal_chat')
    .values({ trust_id: THIS_TRUST, staff_id: staffId, last_card: null, ...row })
    .onConflict((conflict) => conflict.columns(['trust_id', 'staff_id']).doUpdateSet(row))
    .execute();
}

/** The person's chat with the bot; null without one, or while the person keeps the bot from writing. */
export async function personalChatOf(db: Db | Tx, staffId: string): Promise<unknown> {
  const row = await db
    .selectFrom('personal_chat')
    .select('conversation')
    .where('trust_id', '=', THIS_TRUST)
    .where('staff_id', '=', staffId)
    .where('blocked_since', 'is', null)
    .executeTakeFirst();
  return row?.conversation ?? null;
}
