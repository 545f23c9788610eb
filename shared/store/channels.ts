import { isDeepStrictEqual } from 'node:util';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { Selectable } from 'kysely';
import { beginReading } from './data-memory.ts';
import type { Db, Store, Tx } from './open-store.ts';
import { THIS_TRUST, type ChannelTable } from './schema.ts';

export interface Channel {
  /** The school its cards are about; '*' for the trust. */
  school: string;
  channel: string;
  name: string | null;
  /** What the bot needs to reach it again; only the bot's own door reads it. */
  conversation: unknown;
  boundBy: string;
  /**
   * stopped: somebody said so; unreachable: in trouble, tried again; removed: the bot is not in it any more, nothing
   * is sent until it is back.
   */
  state: 'posting' | 'stopped' | 'unreachable' | 'removed';
  trouble: string | null;
  /** Its team's id in Teams, where known. */
  team?: string | null;
}

export const SILENT = ['stopped', 'removed'];

export async function bindChannel(
  tx: Tx,
  channel: Omit<Channel, 'state' | 'trouble'>,
  at: Date,
): Promise<void> {
  const row = {
    name: channel.name,
    conversation: JSON.stringify(channel.conversation),
    bound_by: channel.boundBy,
    bound_at: at,
    team: channel.team ?? null,
    state: 'posting',
    trouble: null,
    trouble_since: null,
  };
  await tx
    .insertInto('channel')
    .values({ school_id: channel.school, channel: channel.channel, ...row })
    .onConflict((conflict) => conflict.columns(['school_id', 'channel']).doUpdateSet(row))
    .execute();
}

/** Stops every card in a channel; answers which schools' ('*': the trust's) it had. */
export async function stopChannel(tx: Tx, channel: string): Promise<string[]> {
  const rows = await tx
    .updateTable('channel')
    .set({ state: 'stopped' })
    .where('channel', '=', channel)
    .where('state', '!=', 'stopped')
    .returning('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

/** Channels that get the cards of a school ('*': the trust), those in trouble among them: they are tried again. */
export async function channelsOf(db: Db | Tx, school: string): Promise<Channel[]> {
  const rows = await db
    .selectFrom('channel')
    .selectAll()
    .where('school_id', '=', school)
    .where('state', 'not in', SILENT)
    .orderBy('channel')
    .execute();
  return rows.map(toChannel);
}

function toChannel(row: Selectable<ChannelTable>): Channel {
  return {
    school: row.school_id,
    channel: row.channel,
    name: row.name,
    conversation: row.conversation,
    boundBy: row.bound_by,
    state: row.state as Channel['state'],
    trouble: row.trouble,
    team: row.team,
  };
}

/** Which schools' cards a channel gets. */
export async function schoolsOfChannel(db: Db | Tx, channel: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channel')
    .select('school_id')
    .where('channel', '=', channel)
    .where('state', '!=', 'stopped')
    .orderBy('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

export async function placesWithChannels(db: Db | Tx): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channel')
    .select('school_id')
    .distinct()
    .where('state', 'not in', SILENT)
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

export async function noteChannelState(
  db: Db | Tx,
  channel: Pick<Channel, 'school' | 'channel'>,
  state: Channel['state'],
  trouble: string | null,
  at: Date,
): Promise<void> {
  await db
    .updateTable('channel')
    .set((row) => ({
      state,
      trouble,
      trouble_since:
        state === 'posting' ? null : row.fn.coalesce('trouble_since', row.val(at).$castTo<Date>()),
    }))
    .where('school_id', '=', channel.school)
    .where('channel', '=', channel.channel)
    .where('state', '!=', 'stopped')
    .execute();
}

export interface PostedCard {
  school: string;
  channel: string;
  date: SchoolDate;
  activityId: string | null;
  /**
   * intended: about to be sent; a crash in that moment leaves it so, and the card is sent again, marked. refused: not
   * sent, for certain.
   */
  state: 'intended' | 'posted' | 'refused';
  intendedAt: Date;
  /** When it was sent again without knowing whether it stood already: an earlier one may stand above it. */
  repeatedAt: Date | null;
}

export async function cardsPostedOn(
  db: Db | Tx,
  schools: readonly string[],
  date: SchoolDate,
): Promise<PostedCard[]> {
  const rows = await db
    .selectFrom('posted_card')
    .selectAll()
    .where('school_id', 'in', schools)
    .where('date', '=', date)
    .execute();
  return rows.map((row) => ({
    school: row.school_id,
    channel: row.channel,
    date: row.date,
    activityId: row.activity_id,
    state: row.state as PostedCard['state'],
    intendedAt: row.intended_at,
    repeatedAt: row.repeated_at,
  }));
}

export async function findPostedCard(
  db: Db | Tx,
  channel: Pick<Channel, 'school' | 'channel'>,
  date: SchoolDate,
): Promise<PostedCard | null> {
  const cards = await cardsPostedOn(db, [channel.school], date);
  return cards.find((card) => card.channel === channel.channel) ?? null;
}

type CardKey = Pick<PostedCard, 'school' | 'channel' | 'date'>;

/** Written before a card is sent. `again`: one may stand already, since nobody knows what became of sending it. */
export async function intendCard(
  db: Db | Tx,
  card: CardKey,
  figures: unknown,
  at: Date,
  again: boolean,
): Promise<void> {
  const row = {
    state: 'intended',
    figures: JSON.stringify(figures),
    intended_at: at,
    ...(again && { repeated_at: at }),
  };
  await db
    .insertInto('posted_card')
    .values({
      school_id: card.school,
      channel: card.channel,
      date: card.date,
      activity_id: null,
      posted_at: null,
      repeated_at: null,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'channel', 'date']).doUpdateSet(row))
    .execute();
}

export async function noteCardPosted(
  db: Db | Tx,
  card: CardKey,
  activityId: string,
  figures: unknown,
  at: Date,
): Promise<void> {
  await db
    .updateTable('posted_card')
    .set({ state: 'posted', activity_id: activityId, figures: JSON.stringify(figures), posted_at: at })
    .where('school_id', '=', card.school)
    .where('channel', '=', card.channel)
    .where('date', '=', card.date)
    .execute();
}

/** The channel's side said no: no card of this attempt can stand there. */
export async function noteCardRefused(db: Db | Tx, card: CardKey): Promise<void> {
  await db
    .updateTable('posted_card')
    .set({ state: 'refused' })
    .where('school_id', '=', card.school)
    .where('channel', '=', card.channel)
    .where('date', '=', card.date)
    .where('state', '=', 'intended')
    .execute();
}

/** Schools ('*': the trust) with a channel that has not got its card of the day. */
export async function placesAwaitingCard(db: Db | Tx, date: SchoolDate): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channel')
    .leftJoin('posted_card', (join) =>
      join
        .onRef('posted_card.school_id', '=', 'channel.school_id')
        .onRef('posted_card.channel', '=', 'channel.channel')
        .on('posted_card.date', '=', date)
        .on('posted_card.state', '=', 'posted'),
    )
    .select('channel.school_id')
    .distinct()
    .where('channel.state', 'not in', SILENT)
    .where('posted_card.school_id', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

export interface CardSentAgain extends CardKey {
  channelName: string | null;
  at: Date;
}

/** Cards that may stand twice in their channel, newest first: for an administrator, who can delete the older one. */
export async function cardsSentAgain(db: Db | Tx): Promise<CardSentAgain[]> {
  const rows = await db
    .selectFrom('posted_card')
    .leftJoin('channel', (join) =>
      join
        .onRef('channel.school_id', '=', 'posted_card.school_id')
        .onRef('channel.channel', '=', 'posted_card.channel'),
    )
    .select([
      'posted_card.school_id',
      'posted_card.channel',
      'posted_card.date',
      'repeated_at',
      'channel.name',
    ])
    .where('repeated_at', 'is not', null)
    .orderBy('repeated_at', 'desc')
    .execute();
  return rows.flatMap((row) =>
    row.repeated_at
      ? [
          {
            school: row.school_id,
            channel: row.channel,
            channelName: row.name,
            date: row.date,
            at: row.repeated_at,
          },
        ]
      : [],
  );
}

/** Keeps how to reach a person's own chat; nothing is written while that is known already. */
export async function notePersonalChat(
  store: Pick<Store, 'db' | 'memory'>,
  staffId: string,
  conversation: object,
  at: Date,
): Promise<void> {
  const reading = await beginReading(store);
  const known = await reading.shared(`chat of ${staffId}`, () => personalChatOf(reading.db, staffId));
  if (isDeepStrictEqual(known, JSON.parse(JSON.stringify(conversation)))) return;
  const row = {
    conversation: JSON.stringify(conversation),
    seen_at: at,
    blocked_since: null,
    blocked_why: null,
  };
  await store.db
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
