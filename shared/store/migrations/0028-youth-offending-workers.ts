import { sql, type Kysely } from 'kysely';

/** It only adds: code of the step before writes pupils without the column, and neither rings first by it nor lists by it. */
export const worksWith = '0017-absence-notices';

/** Which pupils have a youth offending worker: nobody, until a file of pupils says so. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw('alter table pupil add column youth_offending_worker boolean not null default false')
    .execute(db);
}
