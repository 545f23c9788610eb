import { sql, type Kysely } from 'kysely';

/** It only adds: code that knows only the step before writes its weekly messages where it did. */
export const worksWith = '0009-action-reasons';

/**
 * One outbox for messages to people's own chats, with the weekly ones so far. An empty staff id: a message to several
 * has been taken in hand. What was intended and never settled, nobody knows of.
 */
const statements = [
  `create table message (
     school_id text not null, message_key text not null, staff_id text not null, kind text not null, state text not null,
     tries integer not null, why text, intended_at timestamptz not null, noted_at timestamptz not null,
     primary key (school_id, message_key, staff_id))`,
  `create index message_in_doubt on message (noted_at) where state in ('intended', 'unknown')`,
  `insert into message
     select school_id, kind || ' ' || week, staff_id, kind, case state when 'intended' then 'unknown' else state end,
       1, null, noted_at, noted_at from weekly_notice`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
