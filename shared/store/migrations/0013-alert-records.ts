import { sql, type Kysely } from 'kysely';

/** It only adds: outcomes that code of the step before writes have no record's number. */
export const worksWith = '0012-own-chats';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table outcome add column record_number text`.execute(db);
}
