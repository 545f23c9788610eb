/** Registers as they were known at a past moment: what imports since have changed is put back in memory. */
import type { SchoolRegisters, WeekOfRegisters } from '#shared/domain/registers/school-registers.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { SESSIONS_PER_WEEK } from '#shared/domain/basics/session.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db } from '../engine/open-store.ts';
import { registersOf } from './school-registers.ts';

/** Roll and groups are as they stand now; marks as imports had brought them by then. */
export async function registersAsKnownAt(
  reading: Reading,
  schools: readonly string[],
  from: SchoolDate,
  to: SchoolDate,
  at: Date,
): Promise<Map<string, SchoolRegisters>> {
  const now = await registersOf(reading, schools, from, to);
  const later = await importsAfter(reading.db, at);
  if (later.length === 0 || schools.length === 0) return now;
  const changed = await weeksChanged(reading.db, schools, mondayOf(from), to, later);
  return new Map(
    [...now].map(([school, registers]) => [
      school,
      { ...registers, weeks: withWeeksAsTheyWere(registers.weeks, changed.get(school)) },
    ]),
  );
}

async function importsAfter(db: Db, at: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('import_run')
    .select('import_number')
    .where('imported_at', '>', at)
    .execute();
  return rows.map((row) => row.import_number);
}

/** By week and pupil: the marks that stood; blank where nothing had been brought in. */
type WeeksThen = Map<SchoolDate, Map<number, string>>;

async function weeksChanged(
  db: Db,
  schools: readonly string[],
  from: SchoolDate,
  to: SchoolDate,
  later: readonly number[],
): Promise<Map<string, WeeksThen>> {
  const found = new Map<string, WeeksThen>();
  const put = (row: { school_id: string; week: SchoolDate; pupil_id: number }, marks: string): void => {
    const weeks = found.get(row.school_id) ?? new Map<SchoolDate, Map<number, string>>();
    const pupils = weeks.get(row.week) ?? new Map<number, string>();
    found.set(row.school_id, weeks.set(row.week, pupils.set(row.pupil_id, marks)));
  };
  const standing = await db
    .selectFrom('register_week')
    .select(['school_id', 'week', 'pupil_id'])
    .where('school_id', 'in', schools)
    .where('week', '>=', from)
    .where('week', '<=', to)
    .where('import_number', 'in', later)
    .execute();
  for (const row of standing) put(row, NO_MARK.repeat(SESSIONS_PER_WEEK));
  const replaced = await db
    .selectFrom('mark_change')
    .select(['school_id', 'week', 'pupil_id', 'marks'])
    .where('school_id', 'in', schools)
    .where('week', '>=', from)
    .where('week', '<=', to)
    .where('replaced_by', 'in', later)
    .where('import_number', 'not in', later)
    .orderBy('replaced_by')
    .execute();
  // A week that stands again as it stood then was not changed, whatever happened in between.
  for (const row of replaced)
    if (found.get(row.school_id)?.get(row.week)?.has(row.pupil_id)) put(row, row.marks);
  return found;
}

function withWeeksAsTheyWere(
  now: ReadonlyMap<SchoolDate, WeekOfRegisters>,
  then: WeeksThen | undefined,
): ReadonlyMap<SchoolDate, WeekOfRegisters> {
  if (!then) return now;
  const weeks = new Map(now);
  for (const [week, pupils] of then) {
    const standing = weeks.get(week);
    if (!standing) continue;
    const marks = standing.marks.slice();
    standing.pupils.forEach((id, index) => {
      const stood = pupils.get(id);
      if (stood !== undefined) marks.set(Buffer.from(stood, 'latin1'), index * SESSIONS_PER_WEEK);
    });
    weeks.set(week, { pupils: standing.pupils, marks });
  }
  return weeks;
}
