/** Which card stands in which channel on a day: the intent is kept before it is sent, its id after. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { GETS_CARDS, type Channel } from './channels.ts';
import type { Db, Tx } from '../engine/open-store.ts';

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

export async function markCardPosted(
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
export async function markCardRefused(db: Db | Tx, card: CardKey): Promise<void> {
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
export async function scopesAwaitingCard(db: Db | Tx, date: SchoolDate): Promise<Set<string>> {
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
    .where('channel.state', 'in', GETS_CARDS)
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
