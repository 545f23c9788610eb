import { sql, type Kysely } from 'kysely';

/** It only adds: code that knows only the step before reads and writes the sentence as before. */
export const worksWith = '0008-check-ins';

/** Why an action was raised, as a code and what it needs; empty for what was raised before, or by such code. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('alter table action add column reason jsonb').execute(db);
}
