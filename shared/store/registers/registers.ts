import type { MarkDetail } from '#shared/domain/registers/marks-of-file.ts';
import type { RegisterWeek } from '#shared/domain/registers/register-week.ts';
import { daysBetween, mondaysBetween, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface StoredMarkDetail extends MarkDetail {
  pupilId: number;
  date: SchoolDate;
  session: Session;
}

/** Minutes late and comments from one date to another, of the pupils asked for (null: the school's). */
export async function markDetails(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
  pupilIds: readonly number[] | null = null,
): Promise<StoredMarkDetail[]> {
  if (pupilIds?.length === 0) return [];
  let query = db
    .selectFrom('mark_detail')
    .selectAll()
    .where('school_id', '=', school)
    .where('date', '>=', from)
    .where('date', '<=', to);
  if (pupilIds) query = query.where('pupil_id', 'in', pupilIds);
  return (await query.execute()).map((row) => ({
    pupilId: row.pupil_id,
    date: row.date,
    session: row.session as Session,
    minutesLate: row.minutes_late,
    comment: row.comment,
  }));
}

/** Packed weeks from one Monday to another: pupil id → week → marks. */
export async function registerWeeks(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
  pupilIds: readonly number[] | null = null,
): Promise<Map<number, Map<SchoolDate, RegisterWeek>>> {
  const found = new Map<number, Map<SchoolDate, RegisterWeek>>();
  if (pupilIds?.length === 0) return found;
  let query = db
    .selectFrom('register_week')
    .select(['pupil_id', 'week', 'marks'])
    .where('school_id', '=', school)
    .where('week', '>=', from)
    .where('week', '<=', to);
  const weeks = pupilIds ? weeksNamed(from, to) : null;
  if (weeks) query = query.where('week', 'in', weeks); // named one by one, a pupil's weeks are found by the key
  if (pupilIds) query = query.where('pupil_id', 'in', pupilIds);
  for (const row of await query.execute()) {
    const weeks = found.get(row.pupil_id) ?? new Map<SchoolDate, RegisterWeek>();
    weeks.set(row.week, row.marks);
    found.set(row.pupil_id, weeks);
  }
  return found;
}

const MOST_WEEKS_NAMED = 60;

function weeksNamed(from: SchoolDate, to: SchoolDate): SchoolDate[] | null {
  if (daysBetween(from, to) > 7 * MOST_WEEKS_NAMED) return null;
  const weeks = mondaysBetween(from, to);
  return weeks.length > 0 ? weeks : null;
}

export async function receivedAt(
  db: Db | Tx,
  schools: readonly string[],
  date: SchoolDate,
): Promise<Map<string, Date>> {
  if (schools.length === 0) return new Map();
  const rows = await db
    .selectFrom('marks_received')
    .select(({ fn }) => ['school_id', fn.max('received_at').as('received_at')])
    .where('date', '=', date)
    .where('school_id', 'in', schools)
    .where('taken_back_by', 'is', null)
    .groupBy('school_id')
    .execute();
  return new Map(rows.map((row) => [row.school_id, row.received_at]));
}

/** When marks of a school's days last came in, by day. */
export async function receivedByDay(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
): Promise<Map<SchoolDate, Date>> {
  const rows = await db
    .selectFrom('marks_received')
    .select(({ fn }) => ['date', fn.max('received_at').as('received_at')])
    .where('school_id', '=', school)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('taken_back_by', 'is', null)
    .groupBy('date')
    .execute();
  return new Map(rows.map((row) => [row.date, row.received_at]));
}
