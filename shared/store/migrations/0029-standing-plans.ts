import { sql, type Kysely } from 'kysely';

/** It only adds: code of the step before proposes meetings as if nobody had a plan. */
export const worksWith = '0017-absence-notices';

/**
 * Health plans and part-time timetables of pupils, each with its days; what is over or ended stays as history. What is
 * proposed goes by them, so that it is read anew when one changes.
 */
const statements = [
  `create table standing_plan (
     school_id text not null, plan_id text not null, pupil_id integer not null, kind text not null,
     starts date not null, ends date, review_by date, note text, recorded_by text not null,
     recorded_at timestamptz not null, ended_by text, ended_at timestamptz,
     primary key (school_id, plan_id), check ((ended_by is null) = (ended_at is null)))`,
  `create index standing_plan_of_pupil on standing_plan (school_id, pupil_id)`,
  ...(['insert', 'update', 'delete'] as const).map(
    (event) => `create trigger standing_plan_${event}_noted after ${event} on standing_plan
      referencing ${event === 'delete' ? 'old' : 'new'} table as changed
      for each statement execute function note_action_change()`,
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
