/**
 * Derived: a school's week of registers in one row, which figures are counted from. Each pupil of the week has ten
 * digits of id, then fourteen characters; in order of the ids.
 */
import { sql } from 'kysely';
import type { WeekOfRegisters } from '#shared/domain/registers/school-registers.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { SESSIONS_PER_WEEK } from '#shared/domain/basics/session.ts';
import type { Db, Tx } from '../engine/open-store.ts';

const ID_DIGITS = 10;
const RECORD = ID_DIGITS + SESSIONS_PER_WEEK;

const registersInOne = sql<string>`
  string_agg(lpad(pupil_id::text, ${sql.lit(ID_DIGITS)}, '0') || marks, '' order by pupil_id)`;

/** Gathers these weeks again, in the transaction that changed their registers. */
export async function gatherWeeks(tx: Tx, school: string, weeks: readonly SchoolDate[]): Promise<void> {
  if (weeks.length === 0) return;
  await sql`insert into school_week (school_id, week, registers)
    select school_id, week, ${registersInOne} from register_week
    where school_id = ${school} and week in (${sql.join(weeks.map((week) => sql`${week}::date`))})
    group by school_id, week
    on conflict (school_id, week) do update set registers = excluded.registers`.execute(tx);
}

/** The weeks asked for, of the schools asked for, that anybody marked. */
export async function readWeeks(
  db: Db,
  schools: readonly string[],
  weeks: readonly SchoolDate[],
): Promise<{ school: string; week: SchoolDate; registers: WeekOfRegisters }[]> {
  if (schools.length === 0 || weeks.length === 0) return [];
  const rows = await db
    .selectFrom('school_week')
    .selectAll()
    .where('school_id', 'in', schools)
    .where('week', 'in', weeks)
    .execute();
  return rows.map((row) => ({ school: row.school_id, week: row.week, registers: unpacked(row.registers) }));
}

/** The first week anybody of the school marked; null before there is one. */
export async function firstWeekMarked(db: Db, school: string): Promise<SchoolDate | null> {
  const row = await db
    .selectFrom('school_week')
    .select('week')
    .where('school_id', '=', school)
    .orderBy('week')
    .limit(1)
    .executeTakeFirst();
  return row?.week ?? null;
}

export function unpacked(text: string): WeekOfRegisters {
  const bytes = Buffer.from(text, 'latin1');
  const length = bytes.length / RECORD;
  const pupils = new Uint32Array(length);
  const marks = new Uint8Array(length * SESSIONS_PER_WEEK);
  for (let record = 0; record < length; record++) {
    const at = record * RECORD;
    let id = 0;
    for (let digit = 0; digit < ID_DIGITS; digit++) id = id * 10 + (bytes[at + digit] ?? 0) - 48;
    pupils[record] = id;
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++)
      marks[record * SESSIONS_PER_WEEK + slot] = bytes[at + ID_DIGITS + slot] ?? 0;
  }
  return { pupils, marks };
}

/** The same rows from the registers themselves, to compare with. */
export function gathered(
  rows: readonly { pupil_id: number; week: SchoolDate; marks: string }[],
): Map<SchoolDate, string> {
  const weeks = new Map<SchoolDate, { pupil_id: number; marks: string }[]>();
  for (const row of rows) {
    const week = weeks.get(row.week);
    if (week) week.push(row);
    else weeks.set(row.week, [row]);
  }
  const text = (row: { pupil_id: number; marks: string }): string =>
    String(row.pupil_id).padStart(ID_DIGITS, '0') + row.marks;
  return new Map(
    [...weeks].map(([week, pupils]) => [
      week,
      pupils
        .sort((a, b) => a.pupil_id - b.pupil_id)
        .map(text)
        .join(''),
    ]),
  );
}
