import { sql, type Kysely } from 'kysely';

/** It only adds: code of the step before proposes nothing and shows no meeting. */
export const worksWith = '0017-absence-notices';

/**
 * Meetings that the policy proposes, one for each pupil, stage and term of a school year; the meetings that were
 * approved, with what was agreed; and what gets in a pupil's way.
 */
const statements = [
  `create table proposal (
     school_id text not null, proposal_id text not null, pupil_id integer not null, school_year integer not null,
     term integer not null, stage integer not null, proposed_at timestamptz not null, proposed_on date not null,
     sessions integer not null, status text not null, decided_by text, decided_at timestamptz, assignee_id text,
     action_id text, until date, reason text, version integer not null default 1,
     primary key (school_id, proposal_id), unique (school_id, pupil_id, school_year, stage, term))`,
  `create table meeting (
     school_id text not null, action_id text not null, pupil_id integer not null, proposal_id text, stage integer,
     planned_for date, planned_time text, place text, held_on date, record jsonb, recorded_by text,
     recorded_at timestamptz, next_look date, looked_on date, looked_by text, result text,
     version integer not null default 1, primary key (school_id, action_id))`,
  `create index meeting_of_pupil on meeting (school_id, pupil_id)`,
  `create table barrier (
     school_id text not null, barrier_id text not null, position integer not null, pupil_id integer not null, action_id text not null,
     kind text not null, detail text, owner_id text, owner_name text, due date, named_at timestamptz not null,
     removed_on date, removed_by text, primary key (school_id, barrier_id))`,
  `create index barrier_of_pupil on barrier (school_id, pupil_id)`,
  ...['proposal', 'meeting', 'barrier'].flatMap((table) =>
    (['insert', 'update', 'delete'] as const).map(
      (event) => `create trigger ${table}_${event}_noted after ${event} on ${table}
        referencing ${event === 'delete' ? 'old' : 'new'} table as changed
        for each statement execute function note_action_change()`,
    ),
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
