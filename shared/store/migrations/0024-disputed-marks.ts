import { sql, type Kysely } from 'kysely';

/** It only adds: code that does not know the column takes a dispute for an absence without a code. */
export const worksWith = '0017-absence-notices';

/** Which marks a family says are wrong: by session, as a packed week held them when it was said. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('alter table absence_notice add column disputed jsonb').execute(db);
}
