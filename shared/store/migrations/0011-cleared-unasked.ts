import { sql, type Kysely } from 'kysely';

/** It only writes reports, where code that knows only the step before reads nothing new. */
export const worksWith = '0010-outbox';

/**
 * Until now a column that a file did not have was read as blank. What stood before each import is kept: reports of
 * those that may have cleared something so say by column how much, and the first hundred records.
 */
const statement = `
  with columns (rows_of, which, stored_as, column_name) as (values
    ('school', 0, 'trust', 'trust'), ('school', 0, 'cluster', 'cluster'),
    ('school', 0, 'register_closes_am', 'registerClosesAm'), ('school', 0, 'register_closes_pm', 'registerClosesPm'),
    ('calendar_period', 0, 'policy_term', 'policyTerm'),
    ('staff_post', 0, 'tutor_groups', 'tutorGroups'), ('staff_post', 0, 'year_groups', 'yearGroups'),
    ('staff_post', 0, 'houses', 'houses'), ('staff_post', 0, 'end_date', 'endDate'),
    ('pupil', 0, 'admission_number', 'admissionNumber'), ('pupil', 0, 'start_date', 'startDate'),
    ('pupil', 0, 'leaving_date', 'leavingDate'), ('pupil', 0, 'eal', 'eal'), ('pupil', 0, 'looked_after', 'lookedAfter'),
    ('pupil', 0, 'social_worker', 'socialWorker'), ('pupil', 0, 'young_carer', 'youngCarer'),
    ('pupil', 0, 'medical_need', 'medicalNeed'), ('pupil', 0, 'household', 'household'),
    ('pupil_membership', -1, 'tutor_group', 'tutorGroup'), ('pupil_membership', -1, 'house', 'house'),
    ('pupil_membership', -1, 'pupil_premium', 'pupilPremium'), ('pupil_membership', -1, 'sen', 'sen'),
    ('pupil_result', 0, 'progress8', 'progress8'), ('pupil_result', 0, 'english', 'english'),
    ('pupil_result', 0, 'maths', 'maths')),
  replaced as (
    select r.import_number, r.record_key, r.before, r.after from replaced_record r
    join import_run i on i.import_number = r.import_number
    where i.undoes is null and i.state <> 'taken-back' and i.report is not null
      and r.before is not null and r.after is not null),
  cleared as (
    select r.import_number, r.record_key, c.column_name from replaced r cross join columns c
    where coalesce(r.before -> c.rows_of -> c.which ->> c.stored_as, '') not in ('', 'false', '[]', 'N')
      and r.after -> c.rows_of -> c.which is not null
      and coalesce(r.after -> c.rows_of -> c.which ->> c.stored_as, '') in ('', 'false', '[]', 'N')
    union all
    select r.import_number, r.record_key, c.column_name
    from replaced r
    cross join lateral jsonb_array_elements(coalesce(r.before -> 'contact', '[]')) was
    cross join (values ('do_not_contact', 'doNotContact'), ('parental_responsibility', 'parentalResponsibility'))
      c (stored_as, column_name)
    where was ->> c.stored_as = 'true' and not exists (
      select 1 from jsonb_array_elements(coalesce(r.after -> 'contact', '[]')) stands
      where lower(stands ->> 'name') = lower(was ->> 'name') and stands ->> c.stored_as = 'true')),
  counted as (
    select import_number, column_name, count(*) as rows,
      (array_agg(distinct record_key order by record_key))[1:100] as records
    from cleared group by import_number, column_name)
  update import_run i set report = i.report || jsonb_build_object('clearedUnasked', true, 'cleared', (
    select jsonb_agg(jsonb_build_object('column', c.column_name, 'rows', c.rows, 'records', to_jsonb(c.records))
      order by c.column_name) from counted c where c.import_number = i.import_number))
  where i.import_number in (select import_number from counted)`;

export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(statement).execute(db);
}
