import { sql, type Kysely } from 'kysely';

/**
 * A school's week of registers in one row, from which all figures are counted (decision 0013), in place of tables of
 * figures. Whoever is on roll has a version of its own, so that marks coming in do not have it read again.
 */
const statements = [
  `create table school_week (
     school_id text not null, week date not null, registers text not null, primary key (school_id, week))`,
  `insert into school_week
     select school_id, week, string_agg(lpad(pupil_id::text, 10, '0') || marks, '' order by pupil_id)
     from register_week group by school_id, week`,
  ...(['insert', 'update', 'delete'] as const).map(
    (event) => `create trigger school_week_${event}_noted after ${event} on school_week
      referencing ${event === 'delete' ? 'old' : 'new'} table as changed
      for each statement execute function note_school_change()`,
  ),
  `create function note_roll_change() returns trigger language plpgsql as $$ begin
     insert into data_version (school_id, about, version) select distinct school_id, 'roll', 1 from changed order by 1
       on conflict (school_id, about) do update set version = data_version.version + 1;
     return null; end $$`,
  ...(['pupil', 'pupil_membership'] as const).flatMap((table) =>
    (['insert', 'update', 'delete'] as const).map(
      (event) => `create trigger ${table}_${event}_roll after ${event} on ${table}
        referencing ${event === 'delete' ? 'old' : 'new'} table as changed
        for each statement execute function note_roll_change()`,
    ),
  ),
  `drop table school_day`,
  `drop table school_roll`,
  `drop table pupil_total`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
