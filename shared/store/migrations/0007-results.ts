import { sql, type Kysely } from 'kysely';

/** It only adds: code that knows only the step before writes and reads as before. */
export const worksWith = '0006-targets';

/** What pupils reached at the end of year 11, by school year: Progress 8 in hundredths, grades with 0 for U. */
const statements = [
  `create table pupil_result (
     school_id text not null, pupil_id integer not null, school_year smallint not null, progress8 integer,
     english smallint check (english between 0 and 9), maths smallint check (maths between 0 and 9),
     primary key (school_id, pupil_id, school_year))`,
  ...(['insert', 'update', 'delete'] as const).map(
    (event) => `create trigger pupil_result_${event}_noted after ${event} on pupil_result
      referencing ${event === 'delete' ? 'old' : 'new'} table as changed
      for each statement execute function note_school_change()`,
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
