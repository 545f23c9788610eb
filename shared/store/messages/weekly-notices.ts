/**
 * Where a node of before the outbox keeps the weekly messages it sends: as long as one may run beside this one, both
 * are read and written, so that neither tells what the other has told (decision 27).
 */
import type { DeliveryState, MessageKind } from '#shared/domain/messages/delivery.ts';
import { parseSchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

interface Message {
  school: string;
  kind: MessageKind;
  about: string;
  staffId: string;
}

/** Only what is told of early change once a week was kept there. */
const isWeekly = ({ kind, about }: Pick<Message, 'kind' | 'about'>): boolean =>
  kind === 'early-change' && parseSchoolDate(about) !== null;

const keyOf = ({ school, kind, about, staffId }: Message) => ({
  school_id: school,
  kind,
  week: about,
  staff_id: staffId,
});

/** Schools whose week such a node has taken in hand. */
export async function noticesBegun(db: Db | Tx, message: Pick<Message, 'kind' | 'about'>): Promise<string[]> {
  if (!isWeekly(message)) return [];
  const rows = await db
    .selectFrom('weekly_notice')
    .select('school_id')
    .where('kind', '=', message.kind)
    .where('week', '=', message.about)
    .where('staff_id', '=', '')
    .execute();
  return rows.map((row) => row.school_id);
}

export async function beginNotice(tx: Tx, message: Message, at: Date): Promise<void> {
  if (!isWeekly(message)) return;
  await tx
    .insertInto('weekly_notice')
    .values({ ...keyOf(message), state: 'begun', noted_at: at })
    .onConflict((conflict) => conflict.columns(['school_id', 'kind', 'week', 'staff_id']).doNothing())
    .execute();
}

/** False: such a node has sent it, or nobody knows whether it did. */
export async function intendNotice(tx: Tx, message: Message, at: Date): Promise<boolean> {
  if (!isWeekly(message)) return true;
  const row = await tx
    .insertInto('weekly_notice')
    .values({ ...keyOf(message), state: 'intended', noted_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'kind', 'week', 'staff_id'])
        .doUpdateSet({ state: 'intended', noted_at: at })
        .where('weekly_notice.state', '=', 'refused'),
    )
    .returning('state')
    .executeTakeFirst();
  return row !== undefined;
}

/** A lost answer is noted there as nothing, and stays intended. */
export async function settleNotice(tx: Tx, message: Message, state: DeliveryState, at: Date): Promise<void> {
  if (!isWeekly(message) || state === 'unknown') return;
  const key = keyOf(message);
  await tx
    .updateTable('weekly_notice')
    .set({ state, noted_at: at })
    .where('school_id', '=', key.school_id)
    .where('kind', '=', key.kind)
    .where('week', '=', key.week)
    .where('staff_id', '=', key.staff_id)
    .execute();
}
