/** Messages to people's own chats: each is written down before it is sent, and what became of it after. */
import {
  inDoubt,
  messageKindNames,
  messageKinds,
  triedAgainFrom,
  type DeliveryState,
  type MessageKind,
} from '#shared/domain/messages/delivery.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface OutboxMessage {
  school: string;
  kind: MessageKind;
  /** What it is about, once: a week, an action. */
  about: string;
  staffId: string;
}

/** In place of a person: a message to several has been taken in hand. */
const NOBODY = '';

const keyOf = ({ kind, about }: Pick<OutboxMessage, 'kind' | 'about'>): string => `${kind} ${about}`;

/** Schools whose message to several has been taken in hand; what is left of it is the queue's to try again. */
export async function schoolsBegun(
  db: Db | Tx,
  message: Pick<OutboxMessage, 'kind' | 'about'>,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('message')
    .select('school_id')
    .where('message_key', '=', keyOf(message))
    .where('staff_id', '=', NOBODY)
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

export async function beginForSchool(
  db: Db | Tx,
  message: Omit<OutboxMessage, 'staffId'>,
  at: Date,
): Promise<void> {
  await db
    .insertInto('message')
    .values({ ...rowOf({ ...message, staffId: NOBODY }, at), state: 'begun' })
    .onConflict((conflict) => conflict.columns(['school_id', 'message_key', 'staff_id']).doNothing())
    .execute();
}

/** Written before the message is sent. False: it is not to be sent (again). */
export async function intendMessage(db: Db | Tx, message: OutboxMessage, at: Date): Promise<boolean> {
  const row = await db
    .insertInto('message')
    .values(rowOf(message, at))
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'message_key', 'staff_id'])
        .doUpdateSet((columns) => ({
          state: 'intended',
          tries: columns('message.tries', '+', 1),
          why: null,
          noted_at: at,
        }))
        .where('message.state', 'in', triedAgainFrom(messageKinds[message.kind].onDoubt)),
    )
    .returning('state')
    .executeTakeFirst();
  return row !== undefined;
}

function rowOf(message: OutboxMessage, at: Date) {
  return {
    school_id: message.school,
    message_key: keyOf(message),
    staff_id: message.staffId,
    kind: message.kind,
    state: 'intended',
    tries: 1,
    why: null,
    intended_at: at,
    noted_at: at,
  };
}

/** What became of it. */
export async function settleMessage(
  db: Db | Tx,
  message: OutboxMessage,
  { state, why = null }: { state: Exclude<DeliveryState, 'intended'>; why?: string | null },
  at: Date,
): Promise<void> {
  await db
    .updateTable('message')
    .set({ state, why, noted_at: at })
    .where('school_id', '=', message.school)
    .where('message_key', '=', keyOf(message))
    .where('staff_id', '=', message.staffId)
    .execute();
}

export interface MessageInDoubt {
  school: string;
  kind: MessageKind;
  name: string;
  tries: number;
  why: string | null;
  at: Date;
}

/** Messages of which nobody knows whether they arrived, noted after `since` and not just now, newest first. */
export async function messagesInDoubt(
  db: Db | Tx,
  { since, until }: { since: Date; until: Date },
): Promise<MessageInDoubt[]> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('staff', 'staff.staff_id', 'message.staff_id')
    .select(['message.school_id', 'message.kind', 'staff.name', 'tries', 'why', 'noted_at'])
    .where('state', 'in', inDoubt)
    .where('message.kind', 'in', messageKindNames)
    .where('noted_at', '>', since)
    .where('noted_at', '<=', until)
    .orderBy('noted_at', 'desc')
    .execute();
  return rows.map((row) => ({
    school: row.school_id,
    kind: row.kind as MessageKind,
    name: row.name,
    tries: row.tries,
    why: row.why,
    at: row.noted_at,
  }));
}
