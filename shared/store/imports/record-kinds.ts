/** How a file's records are found again: their key within a school, their rows, and what hangs on them. */
import { sql, type RawBuilder } from 'kysely';
import type { ContactRow, PupilRow } from '#shared/contracts/roll/file-rows.ts';
import type { MinimumRow } from '#shared/contracts/targets/file-rows.ts';
import type { PeriodRow, SchoolRow, StaffRow } from '#shared/contracts/people/file-rows.ts';
import type { ResultRow } from '#shared/contracts/figures/file-rows.ts';
import { firstDayOfSchoolYear } from '#shared/domain/basics/school-date.ts';
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { Tx } from '../engine/open-store.ts';

/** Marks keep their own history (mark_change). */
export type RecordKind = Exclude<ImportKind, 'marks'>;

/** A record's rows by table; null: no such record. */
export type Rows = Record<string, unknown[]>;

interface RecordRow {
  key: string;
  rows: string;
}

export type IsNeeded = (tx: Tx, school: string, rows: Rows) => Promise<boolean>;

interface KindOfRecord<Row> {
  /** What a row of the file is known by, within its school. */
  key: (row: Row) => string;
  /** A school's records with these keys: `key` and `rows` (table → its rows, as JSON). */
  records: (school: string, keys: readonly string[]) => RawBuilder<RecordRow>;
  /** Whether other things hang on a record that an import added; left out: nothing does. */
  isNeeded?: IsNeeded;
}

/**
 * A row in one of these keeps a pupil, or a school, that an import added. A test asks of every table of the schema
 * whether it is among them.
 */
export const tablesOnPupil = [
  'action',
  'outcome',
  'pupil_result',
  'contact',
  'check_in',
  'change_answer',
  'absence_notice_pupil',
  'worker_told',
  'code_entered',
  'signing',
  'named_adult',
  'caseload',
  'proposal',
  'standing_plan',
] as const;
export const tablesOnSchool = [
  'pupil',
  'staff_post',
  'channel',
  'calendar_period',
  'target',
  'school_setting',
  'local_code',
  'refused_mark',
  'pupil_sight',
] as const;

const schools: KindOfRecord<SchoolRow> = {
  key: (row) => row.id,
  records: (_school, keys) => sql`
    select s.school_id as key, jsonb_build_object('school', jsonb_build_array(to_jsonb(s)))::text as rows
    from school s where s.school_id = any(${keys}::text[])`,
  isNeeded: async (tx, school) => {
    const any = tablesOnSchool.map(
      (table) => sql`select 1 from ${sql.table(table)} where school_id = ${school}`,
    );
    const { rows } = await sql`${sql.join(any, sql` union all `)} limit 1`.execute(tx);
    return rows.length > 0;
  },
};

const terms: KindOfRecord<PeriodRow> = {
  key: ({ kind, name, starts }) => `${kind} ${name} ${starts}`,
  records: (school, keys) => sql`
    select kind || ' ' || name || ' ' || starts as key,
      jsonb_build_object('calendar_period', jsonb_build_array(to_jsonb(c)))::text as rows
    from calendar_period c
    where c.school_id = ${school} and kind || ' ' || name || ' ' || starts = any(${keys}::text[])`,
};

const staff: KindOfRecord<StaffRow> = {
  key: (row) => row.email.toLowerCase(),
  records: (school, keys) => sql`
    select s.email as key, jsonb_build_object('staff', jsonb_build_array(to_jsonb(s)),
      'staff_post', coalesce((select jsonb_agg(to_jsonb(p)) from staff_post p
        where p.school_id = ${school} and p.staff_id = s.staff_id), '[]'))::text as rows
    from staff s where s.email = any(${keys}::text[])`,
};

const pupils: KindOfRecord<PupilRow> = {
  key: (row) => row.upn,
  records: (school, keys) => sql`
    select p.upn as key, jsonb_build_object('pupil', jsonb_build_array(to_jsonb(p)),
      'pupil_membership', (select jsonb_agg(to_jsonb(m) order by m.starts) from pupil_membership m
        where m.school_id = p.school_id and m.pupil_id = p.pupil_id))::text as rows
    from pupil p where p.school_id = ${school} and p.upn = any(${keys}::text[])`,
  isNeeded: async (tx, school, { pupil: found = [] }) => {
    const [pupil] = found.map((row) => (row as { pupil_id: number }).pupil_id);
    const ofPupil = sql`school_id = ${school} and pupil_id = ${pupil}`;
    const any = tablesOnPupil.map((table) => sql`select 1 from ${sql.table(table)} where ${ofPupil}`);
    const marked = sql`select 1 from register_week where ${ofPupil} and marks <> ${'-'.repeat(14)}`;
    const { rows } = await sql`${sql.join([marked, ...any], sql` union all `)} limit 1`.execute(tx);
    return rows.length > 0;
  },
};

const contacts: KindOfRecord<Pick<ContactRow, 'upn'>> = {
  key: (row) => row.upn,
  records: (school, keys) => sql`
    select p.upn as key, jsonb_build_object('contact', coalesce((select jsonb_agg(to_jsonb(c) order by c.position)
      from contact c where c.school_id = p.school_id and c.pupil_id = p.pupil_id), '[]'))::text as rows
    from pupil p where p.school_id = ${school} and p.upn = any(${keys}::text[])`,
};

const minimums: KindOfRecord<MinimumRow> = {
  key: (row) => firstDayOfSchoolYear(row.schoolYear),
  records: (school, keys) => sql`
    select t.starts::text as key, jsonb_build_object('target', jsonb_build_array(to_jsonb(t)))::text as rows
    from target t where t.school_id = ${school} and t.purpose = 'department-minimum' and t.phase = '*'
      and t.starts::text = any(${keys}::text[])`,
};

const results: KindOfRecord<ResultRow> = {
  key: ({ upn, schoolYear }) => `${upn} ${schoolYear}`,
  records: (school, keys) => sql`
    select p.upn || ' ' || r.school_year as key,
      jsonb_build_object('pupil_result', jsonb_build_array(to_jsonb(r)))::text as rows
    from pupil_result r join pupil p on p.school_id = r.school_id and p.pupil_id = r.pupil_id
    where r.school_id = ${school} and p.upn || ' ' || r.school_year = any(${keys}::text[])`,
};

/** Every kind of file whose records can be taken back; one left out does not compile. */
export const recordKinds = {
  schools,
  terms,
  staff,
  pupils,
  contacts,
  minimums,
  results,
} satisfies Record<RecordKind, KindOfRecord<never>>;
