import { sql, type Kysely } from 'kysely';

/** It only adds: code of the step before sees versions raised more often. */
export const worksWith = '0017-absence-notices';

/** Lists of calls go by contacts too: by them two schools see that they ring one family. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const event of ['insert', 'update', 'delete'] as const)
    await sql
      .raw(
        `create trigger contact_${event}_noted after ${event} on contact
           referencing ${event === 'delete' ? 'old' : 'new'} table as changed
           for each statement execute function note_action_change()`,
      )
      .execute(db);
}
