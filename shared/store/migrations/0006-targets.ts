import { sql, type Kysely } from 'kysely';

/** It only adds: code of the third step goes on with the targets among its settings, which stay where they are. */
export const worksWith = '0005-local-codes';

const statements = [
  `create table target (
     school_id text not null, purpose text not null, phase text not null, starts date not null, cohort text,
     years text, hundredths integer check (hundredths between 0 and 10000), set_by text not null,
     set_at timestamptz not null, primary key (school_id, purpose, phase, starts))`,
  // A school's earlier choices, each with what else held on its day. Every year of a secondary now ends with year 11.
  `insert into target (school_id, purpose, phase, starts, cohort, years, hundredths, set_by, set_at)
     select day.school_id, 'daily', '*', day.starts, coalesce(cohort.value #>> '{}', 'pp'),
       case when years.value is null then null
         when years.value = 'null'::jsonb then
           case school.phase when 'secondary' then '7-11' when 'all-through' then 'R-11' end
         else years.value #>> '{}' end,
       coalesce(round((percent.value #>> '{}')::numeric * 100)::integer, 9300), '', day.starts::timestamp at time zone 'Europe/London'
     from (select distinct school_id, starts from school_setting
       where name in ('targetCohort', 'targetPercent', 'targetYears')) day
     left join school on school.school_id = day.school_id
     ${['cohort', 'percent', 'years']
       .map(
         (part) => `left join lateral (select value from school_setting s where s.school_id = day.school_id
           and s.name = 'target${part[0]?.toUpperCase()}${part.slice(1)}' and s.starts <= day.starts
           order by s.starts desc limit 1) ${part} on true`,
       )
       .join('\n')}`,
  ...(['insert', 'update', 'delete'] as const).map(
    (event) => `create trigger target_${event}_noted after ${event} on target
      referencing ${event === 'delete' ? 'old' : 'new'} table as changed
      for each statement execute function note_trust_change()`,
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
