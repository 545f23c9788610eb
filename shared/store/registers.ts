import { sql } from 'kysely';
import { NO_MARK } from '#shared/domain/attendance-codes.ts';
import { emptyWeek, type RegisterWeek } from '#shared/domain/register-week.ts';
import { type SchoolDate } from '#shared/domain/school-date.ts';
import {
  SESSIONS_PER_WEEK,
  dateOfSlot,
  sessionOfSlot,
  slotOf,
  type Session,
} from '#shared/domain/session.ts';
import { addToPupilTotals, recomputeSchoolDays, type ChangedWeek } from './derived-figures.ts';
import type { Db, Tx } from './open-store.ts';
import { inPieces } from './in-pieces.ts';
import { rollOfSchool } from './roll.ts';

export interface MarkDetail {
  minutesLate: number | null;
  comment: string | null;
}

/** What a file says of one pupil's week: a character, or '' where it says nothing, for each of 14 slots. */
export interface WeekOfMarks {
  characters: string[];
  details: Map<number, MarkDetail>;
}

/** A school's part of a file: week → pupil id → marks. */
export type MarksToStore = Map<SchoolDate, Map<number, WeekOfMarks>>;

export interface MarksStored {
  changed: number;
  unchanged: number;
  /** Dates the file brought a mark for, changed or not. */
  dates: SchoolDate[];
  changedDates: SchoolDate[];
}

/** Writes a school's marks, what changed, and the figures derived from them, in the caller's transaction. */
export async function storeMarks(
  tx: Tx,
  school: string,
  marks: MarksToStore,
  source: { importId: string; at: Date },
): Promise<MarksStored> {
  const roll = await rollOfSchool(tx, school);
  const dates = new Set<SchoolDate>();
  const changedDates = new Set<SchoolDate>();
  const changedWeeks = new Set<SchoolDate>();
  let changed = 0;
  let unchanged = 0;

  for (const [week, pupils] of marks) {
    const before = await marksOfWeek(tx, school, week);
    const details = await detailsOfWeek(tx, school, week);
    const changes: ChangedWeek[] = [];
    const detailChanges: DetailChange[] = [];
    for (const [pupilId, said] of pupils) {
      const old = before.get(pupilId) ?? emptyWeek;
      const next = [...old];
      for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
        const character = said.characters[slot];
        if (!character) continue;
        const date = dateOfSlot(week, slot);
        dates.add(date);
        const oldDetail = details.get(detailKey(pupilId, slot)) ?? null;
        const newDetail = character === NO_MARK ? null : (said.details.get(slot) ?? null);
        const sameDetail =
          oldDetail?.minutesLate === newDetail?.minutesLate && oldDetail?.comment === newDetail?.comment;
        if (character === old[slot] && sameDetail) {
          unchanged += 1;
          continue;
        }
        changed += 1;
        changedDates.add(date);
        next[slot] = character;
        if (!sameDetail)
          detailChanges.push({ pupilId, date, session: sessionOfSlot(slot), detail: newDetail });
      }
      const after = next.join('');
      if (after !== old) changes.push({ pupilId, week, before: old, after });
    }
    await writeDetails(tx, school, detailChanges);
    if (changes.length === 0) continue;
    changedWeeks.add(week);
    await writeWeeks(tx, school, week, changes, source);
    await addToPupilTotals(tx, school, changes, roll);
  }

  if (changedWeeks.size > 0) await recomputeSchoolDays(tx, school, [...changedWeeks].sort());
  await noteReceived(tx, school, [...dates], source);
  return { changed, unchanged, dates: [...dates].sort(), changedDates: [...changedDates].sort() };
}

async function writeWeeks(
  tx: Tx,
  school: string,
  week: SchoolDate,
  changes: readonly ChangedWeek[],
  source: { importId: string; at: Date },
): Promise<void> {
  for (const piece of inPieces(changes)) {
    await tx
      .insertInto('register_week')
      .values(
        piece.map((change) => ({ school_id: school, week, pupil_id: change.pupilId, marks: change.after })),
      )
      .onConflict((conflict) =>
        conflict.columns(['school_id', 'week', 'pupil_id']).doUpdateSet({ marks: sql`excluded.marks` }),
      )
      .execute();
    await tx
      .insertInto('mark_change')
      .values(
        piece.map((change) => ({
          school_id: school,
          week,
          pupil_id: change.pupilId,
          old_marks: change.before,
          new_marks: change.after,
          import_id: source.importId,
          changed_at: source.at,
        })),
      )
      .execute();
  }
}

interface DetailChange {
  pupilId: number;
  date: SchoolDate;
  session: Session;
  detail: MarkDetail | null;
}

async function writeDetails(tx: Tx, school: string, changes: readonly DetailChange[]): Promise<void> {
  for (const change of changes.filter(({ detail }) => detail === null)) {
    await tx
      .deleteFrom('mark_detail')
      .where('school_id', '=', school)
      .where('pupil_id', '=', change.pupilId)
      .where('date', '=', change.date)
      .where('session', '=', change.session)
      .execute();
  }
  const written = changes.flatMap(({ pupilId, date, session, detail }) =>
    detail
      ? [
          {
            school_id: school,
            pupil_id: pupilId,
            date,
            session,
            minutes_late: detail.minutesLate,
            comment: detail.comment,
          },
        ]
      : [],
  );
  for (const piece of inPieces(written)) {
    await tx
      .insertInto('mark_detail')
      .values(piece)
      .onConflict((conflict) =>
        conflict
          .columns(['school_id', 'pupil_id', 'date', 'session'])
          .doUpdateSet({ minutes_late: sql`excluded.minutes_late`, comment: sql`excluded.comment` }),
      )
      .execute();
  }
}

async function noteReceived(
  tx: Tx,
  school: string,
  dates: readonly SchoolDate[],
  source: { importId: string; at: Date },
): Promise<void> {
  for (const piece of inPieces(dates)) {
    await tx
      .insertInto('marks_received')
      .values(
        piece.map((date) => ({
          school_id: school,
          date,
          received_at: source.at,
          import_id: source.importId,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['school_id', 'date'])
          .doUpdateSet({ received_at: sql`excluded.received_at`, import_id: sql`excluded.import_id` }),
      )
      .execute();
  }
}

async function marksOfWeek(
  db: Db | Tx,
  school: string,
  week: SchoolDate,
): Promise<Map<number, RegisterWeek>> {
  const rows = await db
    .selectFrom('register_week')
    .select(['pupil_id', 'marks'])
    .where('school_id', '=', school)
    .where('week', '=', week)
    .execute();
  return new Map(rows.map((row) => [row.pupil_id, row.marks]));
}

const detailKey = (pupilId: number, slot: number): string => `${pupilId} ${slot}`;

async function detailsOfWeek(
  db: Db | Tx,
  school: string,
  week: SchoolDate,
): Promise<Map<string, MarkDetail>> {
  const found = await markDetails(db, school, week, dateOfSlot(week, SESSIONS_PER_WEEK - 1));
  return new Map(found.map((row) => [detailKey(row.pupilId, slotOf(row.date, row.session)), row]));
}

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
  if (pupilIds) query = query.where('pupil_id', 'in', pupilIds);
  for (const row of await query.execute()) {
    const weeks = found.get(row.pupil_id) ?? new Map<SchoolDate, RegisterWeek>();
    weeks.set(row.week, row.marks);
    found.set(row.pupil_id, weeks);
  }
  return found;
}

export async function receivedAt(
  db: Db | Tx,
  schools: readonly string[],
  date: SchoolDate,
): Promise<Map<string, Date>> {
  if (schools.length === 0) return new Map();
  const rows = await db
    .selectFrom('marks_received')
    .select(['school_id', 'received_at'])
    .where('date', '=', date)
    .where('school_id', 'in', schools)
    .execute();
  return new Map(rows.map((row) => [row.school_id, row.received_at]));
}
