import { sql, type Kysely } from 'kysely';

/** It only adds: code that does not know the tables rings as before. */
export const worksWith = '0016-pupil-sight';

/**
 * What people know of an absence: of one or several pupils, from one day to another. Append-only but for being taken
 * back. A change to it is one of the school's actions: lists and cards of these are read anew.
 */
const statements = [
  `create table absence_notice (
     school_id text not null, notice_id text not null, starts date not null, ends date not null,
     sessions text not null, reason text not null, way text not null, heard_from text, conversation boolean not null,
     expected_back jsonb, note text, given_by text not null, given_at timestamptz not null,
     withdrawn_by text, withdrawn_at timestamptz, primary key (school_id, notice_id),
     check (starts <= ends), check ((withdrawn_by is null) = (withdrawn_at is null)))`,
  `create index absence_notice_days on absence_notice (school_id, ends, starts)`,
  `create table absence_notice_pupil (
     school_id text not null, notice_id text not null, pupil_id integer not null,
     primary key (school_id, notice_id, pupil_id))`,
  `create index absence_notice_of_pupil on absence_notice_pupil (school_id, pupil_id)`,
  ...(['insert', 'update', 'delete'] as const).map(
    (event) => `create trigger absence_notice_${event}_noted after ${event} on absence_notice
      referencing ${event === 'delete' ? 'old' : 'new'} table as changed
      for each statement execute function note_action_change()`,
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
