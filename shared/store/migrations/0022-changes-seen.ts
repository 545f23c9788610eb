import { sql, type Kysely } from 'kysely';

/** It only adds: code of the step before asks for the versions, and sees them raised more often. */
export const worksWith = '0017-absence-notices';

/**
 * What people do about an alert, whom they have told outside, and which codes they say they have entered stand on pages
 * that colleagues have open: they raise the version of a school's actions too.
 */
const tables = ['alert_event', 'worker_told', 'code_entered'] as const;

export async function up(db: Kysely<never>): Promise<void> {
  // Nothing of these is changed or deleted but by the deletion job and a backup's return, which empties them.
  for (const table of tables)
    for (const event of ['insert', 'delete'] as const)
      await sql
        .raw(
          `create trigger ${table}_${event}_noted after ${event} on ${table}
             referencing ${event === 'delete' ? 'old' : 'new'} table as changed
             for each statement execute function note_action_change()`,
        )
        .execute(db);
}
