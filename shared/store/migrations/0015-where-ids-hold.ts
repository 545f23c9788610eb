import { sql, type Kysely } from 'kysely';

/** It only adds: ids that code of the step before writes hold everywhere, as there. */
export const worksWith = '0013-alert-records';

/** The schools at which a person's object id holds, as JSON; null: everywhere, as every id that stands already. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table staff add column id_holds_at jsonb`.execute(db);
}
