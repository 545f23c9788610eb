import { sql, type Kysely } from 'kysely';

/** It only adds: code that does not know the table lets no trust lead see pupils. */
export const worksWith = '0013-alert-records';

/**
 * Who has been let see the pupils of which school, until which day. Schools given together share an id. It is read with
 * the staff, so a change to it counts as one of theirs: every node reads them anew at the next question.
 */
const statements = [
  `create table pupil_sight (
     school_id text not null, sight_id text not null, staff_id text not null, reason text not null, ends date not null,
     given_by text not null, given_at timestamptz not null, ended_by text, ended_at timestamptz,
     primary key (school_id, sight_id), check ((ended_by is null) = (ended_at is null)))`,
  ...(['insert', 'update', 'delete'] as const).map(
    (event) => `create trigger pupil_sight_${event}_noted after ${event} on pupil_sight
      referencing ${event === 'delete' ? 'old' : 'new'} table as changed
      for each statement execute function note_trust_change()`,
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
