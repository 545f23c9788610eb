import { sql, type Kysely } from 'kysely';

/** It only adds: code of the step before lets nobody see a caseload. */
export const worksWith = '0017-absence-notices';

/**
 * Which pupils are on whose caseload at a school, from which day and until which; what is over stays as history. It is
 * read with the staff, as the adults named for pupils are from now on, so a change to either counts as one of theirs:
 * every node reads them anew at the next question. Lists of calls say who is asked first: they are read anew too.
 */
const statements = [
  `create table caseload (
     school_id text not null, caseload_id text not null, pupil_id integer not null, staff_id text not null,
     starts date not null, ends date, given_by text not null, given_at timestamptz not null, ended_by text,
     ended_at timestamptz, primary key (school_id, caseload_id), check ((ended_by is null) = (ended_at is null)))`,
  `create index caseload_of_pupil on caseload (school_id, pupil_id)`,
  ...(['insert', 'update', 'delete'] as const).flatMap((event) => [
    trigger('caseload', event, 'noted', 'note_action_change'),
    trigger('caseload', event, 'told', 'note_trust_change'),
    trigger('named_adult', event, 'told', 'note_trust_change'),
  ]),
];

function trigger(table: string, event: 'insert' | 'update' | 'delete', name: string, run: string): string {
  return `create trigger ${table}_${event}_${name} after ${event} on ${table}
    referencing ${event === 'delete' ? 'old' : 'new'} table as changed for each statement execute function ${run}()`;
}

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
