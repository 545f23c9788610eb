import type { Selectable } from 'kysely';
import type { Db, Tx } from '../engine/open-store.ts';
import type { ChannelTable } from './tables.ts';

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

/** The states in which a channel gets its cards; in any other, a newer node's among them, nothing is sent. */
export const GETS_CARDS = ['posting', 'unreachable'] as const;

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
    .where('state', 'in', GETS_CARDS)
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

export async function scopesWithChannels(db: Db | Tx): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channel')
    .select('school_id')
    .distinct()
    .where('state', 'in', GETS_CARDS)
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

export async function markChannelState(
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
