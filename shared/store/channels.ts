import type { SchoolDate } from '#shared/domain/school-date.ts';
import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Db, Tx } from './open-store.ts';
import { THIS_TRUST, type ChannelTable, type Tables } from './schema.ts';

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
  /** intended: about to be sent; a crash in that moment leaves it so, and the card is sent again, marked. */
  state: 'intended' | 'posted';
  intendedAt: Date;
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

export async function intendCard(
  db: Db | Tx,
  card: Pick<PostedCard, 'school' | 'channel' | 'date'>,
  figures: unknown,
  at: Date,
): Promise<void> {
  const row = { state: 'intended', figures: JSON.stringify(figures), intended_at: at };
  await db
    .insertInto('posted_card')
    .values({
      school_id: card.school,
      channel: card.channel,
      date: card.date,
      activity_id: null,
      posted_at: null,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'channel', 'date']).doUpdateSet(row))
    .execute();
}

/** The card certainly did not go out: what was known before the intent holds again. */
export async function takeBackIntent(
  db: Db | Tx,
  card: Pick<PostedCard, 'school' | 'channel' | 'date'>,
  earlier: PostedCard | null,
): Promise<void> {
  if (earlier?.state === 'intended') return;
  const where = { school_id: card.school, channel: card.channel, date: card.date, state: 'intended' };
  const match = (row: ExpressionBuilder<Tables, 'posted_card'>) => row.and(where);
  if (earlier) await db.updateTable('posted_card').set({ state: 'posted' }).where(match).execute();
  else await db.deleteFrom('posted_card').where(match).execute();
}

export async function noteCardPosted(
  db: Db | Tx,
  card: Pick<PostedCard, 'school' | 'channel' | 'date'>,
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

export interface CardSentAgain extends Pick<PostedCard, 'school' | 'channel' | 'date'> {
  channelName: string | null;
  at: Date;
}

/** Cards that may stand twice in their channel. */
export async function cardsSentAgain(_db: Db | Tx): Promise<CardSentAgain[]> {
  return [];
}

export async function notePersonalChat(
  db: Db | Tx,
  staffId: string,
  conversation: unknown,
  at: Date,
): Promise<void> {
  const row = {
    conversation: JSON.stringify(conversation),
    seen_at: at,
    blocked_since: null,
    blocked_why: null,
  };
  await db
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
