import { sql, type Kysely } from 'kysely';

/** It only adds: code that knows only the step before writes and reads as before. */
export const worksWith = '0002-safe-restarts';

/** What is needed to say which channels and people the bot does not reach, since when, and to notice their return. */
const statements = [
  `alter table channel add column team text, add column trouble_since timestamptz`,
  `alter table personal_chat add column blocked_since timestamptz, add column blocked_why text`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
