/** Tables of channels, cards and messages. */
import type { ColumnType } from 'kysely';
import type { Instant, Json } from '../engine/column-types.ts';

/** A message to a person's own chat, kept before it is sent. */
interface MessageTable {
  school_id: string;
  message_key: string;
  /** Empty: a message to several has been taken in hand. */
  staff_id: string;
  kind: string;
  state: string;
  tries: number;
  why: string | null;
  intended_at: Instant;
  noted_at: Instant;
}

/** Weekly messages as nodes of before the outbox keep them. */
interface WeeklyNoticeTable {
  school_id: string;
  kind: string;
  week: string;
  staff_id: string;
  state: string;
  noted_at: Instant;
}

export interface ChannelTable {
  /** The school the channel's cards are about; '*' for the trust. */
  school_id: string;
  channel: string;
  name: string | null;
  conversation: Json<unknown>;
  bound_by: string;
  bound_at: Instant;
  state: string;
  trouble: string | null;
  trouble_since: Instant | null;
  /** The Teams team it belongs to: the bot is removed from, and comes back to, a whole team. */
  team: string | null;
}

interface PostedCardTable {
  school_id: string;
  channel: string;
  date: string;
  activity_id: string | null;
  state: string;
  figures: Json<unknown>;
  intended_at: Instant;
  posted_at: Instant | null;
  repeated_at: Instant | null;
}

interface PersonalChatTable {
  trust_id: string;
  staff_id: string;
  conversation: Json<unknown>;
  seen_at: Instant;
  last_card: ColumnType<unknown, string | null, string | null>;
  /** Since when the person has kept the bot from writing; null: it may. */
  blocked_since: Instant | null;
  blocked_why: string | null;
}

export interface MessagesTables {
  message: MessageTable;
  weekly_notice: WeeklyNoticeTable;
  channel: ChannelTable;
  posted_card: PostedCardTable;
  personal_chat: PersonalChatTable;
}
