/** Messages to people's own chats: each is written down before it is sent, and what became of it after. */
import {
  BEING_SENT_MS,
  inDoubt,
  messageKindNames,
  messageKinds,
  triedAgainFrom,
  type DeliveryState,
  type MessageKind,
} from '#shared/domain/messages/delivery.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { beginNotice, intendNotice, noticesBegun, settleNotice } from './weekly-notices.ts';

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
  return new Set([...rows.map((row) => row.school_id), ...(await noticesBegun(db, message))]);
}

export async function beginForSchool(
  tx: Tx,
  message: Omit<OutboxMessage, 'staffId'>,
  at: Date,
): Promise<void> {
  const begun = { ...message, staffId: NOBODY };
  await beginNotice(tx, begun, at);
  await tx
    .insertInto('message')
    .values({ ...rowOf(begun, at), state: 'begun' })
    .onConflict((conflict) => conflict.columns(['school_id', 'message_key', 'staff_id']).doNothing())
    .execute();
}

/**
 * send: it is this try's to send. lost: whoever was to send it has not been heard of since, and it is not sent again.
 * being-sent: by another, just now. done: there is nothing more to do.
 */
export type Intended =
  { is: 'send'; tries: number } | { is: 'lost'; tries: number } | { is: 'being-sent' } | { is: 'done' };

/** Written before the message is sent: whether it is to be sent (again). */
export async function intendMessage(tx: Tx, message: OutboxMessage, at: Date): Promise<Intended> {
  const { onDoubt } = messageKinds[message.kind];
  const beingSentSince = new Date(at.getTime() - BEING_SENT_MS);
  if (!(await intendNotice(tx, message, at))) return beforeOf(tx, message, beingSentSince);
  const row = await tx
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
        .where((row) =>
          row.or([
            row('message.state', 'in', triedAgainFrom(onDoubt)),
            ...(onDoubt === 'send-again'
              ? [
                  row.and([
                    row('message.state', '=', 'intended'),
                    row('message.noted_at', '<=', beingSentSince),
                  ]),
                ]
              : []),
          ]),
        ),
    )
    .returning('tries')
    .executeTakeFirst();
  return row ? { is: 'send', tries: row.tries } : beforeOf(tx, message, beingSentSince);
}

/** What an earlier try has left. */
async function beforeOf(tx: Tx, message: OutboxMessage, beingSentSince: Date): Promise<Intended> {
  const row = await tx
    .selectFrom('message')
    .select(['state', 'tries', 'noted_at'])
    .where('school_id', '=', message.school)
    .where('message_key', '=', keyOf(message))
    .where('staff_id', '=', message.staffId)
    .executeTakeFirst();
  if (row?.state !== 'intended') return { is: 'done' };
  return row.noted_at > beingSentSince ? { is: 'being-sent' } : { is: 'lost', tries: row.tries };
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

/**
 * What became of a try. That it was sent holds whatever others have noted meanwhile; anything else only while this try
 * is the last one, and not settled.
 */
export async function settleMessage(
  tx: Tx,
  message: OutboxMessage,
  {
    state,
    tries,
    why = null,
  }: { state: Exclude<DeliveryState, 'intended'>; tries: number; why?: string | null },
  at: Date,
): Promise<void> {
  const row = await tx
    .updateTable('message')
    .set({ state, why, noted_at: at })
    .where('school_id', '=', message.school)
    .where('message_key', '=', keyOf(message))
    .where('staff_id', '=', message.staffId)
    .$if(state !== 'sent', (query) => query.where('state', '=', 'intended').where('tries', '=', tries))
    .returning('state')
    .executeTakeFirst();
  if (row) await settleNotice(tx, message, state, at);
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

/** What has become of each person's message about something. */
export async function messagesAbout(
  db: Db | Tx,
  message: Omit<OutboxMessage, 'staffId'>,
): Promise<ReadonlyMap<string, { state: DeliveryState; at: Date }>> {
  const rows = await db
    .selectFrom('message')
    .select(['staff_id', 'state', 'noted_at'])
    .where('school_id', '=', message.school)
    .where('message_key', '=', keyOf(message))
    .execute();
  return new Map(rows.map((row) => [row.staff_id, { state: row.state as DeliveryState, at: row.noted_at }]));
}

/** Messages about a safeguarding alert, by what they were about: its id, and the line it shared with others. */
export async function messagesOfAlert(
  db: Db | Tx,
  school: string,
  [id, about]: readonly [id: string, about: string],
): Promise<{ staffId: string; state: DeliveryState; at: Date }[]> {
  const kind = 'safeguarding-alert';
  const rows = await db
    .selectFrom('message')
    .select(['staff_id', 'state', 'noted_at'])
    .where('school_id', '=', school)
    .where((row) =>
      row.or([
        row('message_key', '=', keyOf({ kind, about })),
        row('message_key', 'like', `${keyOf({ kind, about: id })} %`),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    staffId: row.staff_id,
    state: row.state as DeliveryState,
    at: row.noted_at,
  }));
}
