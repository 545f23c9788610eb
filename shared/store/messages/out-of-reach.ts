/** Channels the bot was taken out of or does not reach, and people who keep it from writing to them. */
import { GETS_CARDS, type Channel } from './channels.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { THIS_TRUST } from '../schema.ts';

/** Which channels an event is about: one channel, or every one of a team. */
export type ChannelSelector = { channel: string } | { team: string };

/** The bot was taken out of them: nothing more is sent there. Answers which schools' cards they had. */
export async function markChannelsRemoved(
  db: Db | Tx,
  selector: ChannelSelector,
  trouble: string,
  at: Date,
): Promise<string[]> {
  const rows = await db
    .updateTable('channel')
    .set({ state: 'removed', trouble, trouble_since: at })
    .$if('channel' in selector, (query) =>
      query.where('channel', '=', (selector as { channel: string }).channel),
    )
    .$if('team' in selector, (query) => query.where('team', '=', (selector as { team: string }).team))
    .where('state', 'in', GETS_CARDS)
    .returning('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

/** The bot is back in them. Answers which schools' cards they get again. */
export async function markChannelsBack(db: Db | Tx, selector: ChannelSelector): Promise<string[]> {
  const rows = await db
    .updateTable('channel')
    .set({ state: 'posting', trouble: null, trouble_since: null })
    .$if('channel' in selector, (query) =>
      query.where('channel', '=', (selector as { channel: string }).channel),
    )
    .$if('team' in selector, (query) => query.where('team', '=', (selector as { team: string }).team))
    .where('state', '=', 'removed')
    .returning('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

/** Keeps how a bound channel is reached as its last message said it: Teams moves its addresses. */
export async function markChannelSeen(
  db: Db | Tx,
  channel: string,
  conversation: unknown,
  team: string | null,
): Promise<void> {
  await db
    .updateTable('channel')
    .set({ conversation: JSON.stringify(conversation), ...(team !== null && { team }) })
    .where('channel', '=', channel)
    .where('state', '!=', 'stopped')
    .execute();
}

/** Schools ('*': the trust) with a channel that has not taken the newest card. */
export async function scopesOutOfReach(db: Db | Tx): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channel')
    .select('school_id')
    .distinct()
    .where('state', '=', 'unreachable')
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

export interface ChannelInTrouble extends Pick<Channel, 'school' | 'channel' | 'name' | 'trouble'> {
  state: 'unreachable' | 'removed';
  since: Date;
}

export async function channelsInTrouble(db: Db | Tx): Promise<ChannelInTrouble[]> {
  const rows = await db
    .selectFrom('channel')
    .selectAll()
    .where('state', 'in', ['unreachable', 'removed'])
    .orderBy('school_id')
    .orderBy('channel')
    .execute();
  return rows.map((row) => ({
    school: row.school_id,
    channel: row.channel,
    name: row.name,
    trouble: row.trouble,
    state: row.state as ChannelInTrouble['state'],
    since: row.trouble_since ?? row.bound_at,
  }));
}

/** The person keeps the bot from writing: it does not try again until they write to it. */
export async function markPersonBlocked(db: Db | Tx, staffId: string, why: string, at: Date): Promise<void> {
  await db
    .updateTable('personal_chat')
    .set({ blocked_since: at, blocked_why: why })
    .where('trust_id', '=', THIS_TRUST)
    .where('staff_id', '=', staffId)
    .where('blocked_since', 'is', null)
    .execute();
}

/** At these schools, or at all. */
export async function peopleWhoBlocked(
  db: Db | Tx,
  schools: 'all' | readonly string[],
): Promise<{ staffId: string; name: string; why: string; since: Date }[]> {
  const rows = await db
    .selectFrom('personal_chat')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.trust_id', '=', 'personal_chat.trust_id')
        .onRef('staff.staff_id', '=', 'personal_chat.staff_id'),
    )
    .select(['staff.staff_id', 'staff.name', 'blocked_why', 'blocked_since'])
    .where('personal_chat.trust_id', '=', THIS_TRUST)
    .where('blocked_since', 'is not', null)
    .$if(schools !== 'all', (query) =>
      query.where('staff.staff_id', 'in', (row) =>
        row
          .selectFrom('staff_post')
          .select('staff_post.staff_id')
          .where('school_id', 'in', schools as string[]),
      ),
    )
    .orderBy('staff.name')
    .execute();
  return rows.flatMap((row) =>
    row.blocked_since
      ? [{ staffId: row.staff_id, name: row.name, why: row.blocked_why ?? '', since: row.blocked_since }]
      : [],
  );
}
