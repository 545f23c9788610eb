import { sql } from 'kysely';
import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import {
  detailAfter,
  NO_DETAIL,
  type MarkDetail,
  type MarksOfSchool,
} from '#shared/domain/registers/marks-of-file.ts';
import { emptyWeek, type RegisterWeek } from '#shared/domain/registers/register-week.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import {
  dateOfSlot,
  sessionOfSlot,
  SESSIONS_PER_WEEK,
  slotOf,
  type Session,
} from '#shared/domain/basics/session.ts';
import { ROWS_AT_ONCE, bulkRows, named } from '../engine/bulk-rows.ts';
import { inPieces } from '../engine/in-pieces.ts';
import type { Tx } from '../engine/open-store.ts';
import { markDetails } from './registers.ts';
import { pupilIds } from '../roll/roll.ts';
import { gatherWeeks } from './school-weeks.ts';

export interface MarksStored {
  changed: number;
  unchanged: number;
  /** Dates the file brought a mark for, changed or not. */
  dates: SchoolDate[];
  changedDates: SchoolDate[];
  /** Details that a blank cell took away, with the line of the row. */
  cleared: { column: keyof MarkDetail; line: number }[];
}

/** Which import brings them, and when. */
export interface MarkSource {
  importNumber: number;
  at: Date;
  /** It puts back what stood before: no news of the days. */
  putsBack?: boolean;
}

/** Writes a school's marks, what they replace, and the figures derived from them, in the caller's transaction. */
export async function storeMarks(
  tx: Tx,
  school: string,
  marks: MarksOfSchool,
  source: MarkSource,
): Promise<MarksStored> {
  const weeks = marks.weeks();
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined)
    return { changed: 0, unchanged: 0, dates: [], changedDates: [], cleared: [] };
  const stored = await weeksStored(tx, school, weeks);
  const details = await detailsByWeek(tx, school, first, last);
  const days = new DaysTouched();
  const replaced: ReplacedWeek[] = [];
  const detailChanges: DetailChange[] = [];
  const cleared: MarksStored['cleared'] = [];
  let [changed, unchanged] = [0, 0];

  const roll = await pupilIds(tx, school);
  for (const given of marks.all()) {
    const { pupilId, week } = given;
    if (!roll.has(pupilId)) continue; // taken back since the file was read
    const old = stored.get(week)?.get(pupilId) ?? null;
    const before = old?.marks ?? emptyWeek;
    const oldDetails = details.get(week)?.get(pupilId);
    const goneDetails: Record<number, MarkDetail | null> = {};
    let detailsChanged = false;
    let after = '';
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const code = given.characters[slot] ?? 0;
      const was = before[slot] ?? NO_MARK;
      if (code === 0) {
        after += was;
        continue;
      }
      const character = String.fromCharCode(code);
      const oldDetail = oldDetails?.get(slot) ?? null;
      const { detail, cleared: gone } =
        character === NO_MARK
          ? NO_DETAIL
          : detailAfter(oldDetail, given.details.get(slot) ?? null, marks.columns, character === was);
      for (const column of gone) cleared.push({ column, line: marks.lineOf(pupilId, week, slot) });
      const sameDetail = same(oldDetail, detail);
      after += character;
      days.touch(week, slot, character !== was || !sameDetail);
      if (character === was && sameDetail) {
        unchanged += 1;
        continue;
      }
      changed += 1;
      if (sameDetail) continue;
      detailsChanged = true;
      goneDetails[slot] = oldDetail;
      detailChanges.push({ pupilId, date: dateOfSlot(week, slot), session: sessionOfSlot(slot), detail });
    }
    if (after !== before || detailsChanged)
      replaced.push({ pupilId, week, before, after, old, details: detailsChanged ? goneDetails : null });
  }

  await writeDetails(tx, school, detailChanges);
  await writeWeeks(tx, school, replaced, source.importNumber);
  const dates = days.all();
  await gatherWeeks(tx, school, [...new Set(replaced.map(({ week }) => week))]);
  if (!source.putsBack) await recordReceived(tx, school, dates, source);
  return { changed, unchanged, dates, changedDates: days.changed(), cleared };
}

const same = (a: MarkDetail | null, b: MarkDetail | null): boolean =>
  a === b || (a?.minutesLate === b?.minutesLate && a?.comment === b?.comment);

/** Which dates a file speaks of, counted in bits: it may hold millions of marks. */
class DaysTouched {
  readonly #weeks = new Map<SchoolDate, { given: number; changed: number }>();

  touch(week: SchoolDate, slot: number, changed: boolean): void {
    let days = this.#weeks.get(week);
    if (!days) this.#weeks.set(week, (days = { given: 0, changed: 0 }));
    days.given |= 1 << (slot >> 1);
    if (changed) days.changed |= 1 << (slot >> 1);
  }

  all(): SchoolDate[] {
    return this.#dates('given');
  }

  changed(): SchoolDate[] {
    return this.#dates('changed');
  }

  #dates(which: 'given' | 'changed'): SchoolDate[] {
    return [...this.#weeks]
      .flatMap(([week, days]) =>
        [0, 1, 2, 3, 4, 5, 6]
          .filter((day) => days[which] & (1 << day))
          .map((day) => dateOfSlot(week, day * 2)),
      )
      .sort();
  }
}

interface WeekStored {
  marks: RegisterWeek;
  importNumber: number;
}

/** A week that changes, with what stood before: null where nothing did. */
interface ReplacedWeek {
  pupilId: number;
  week: SchoolDate;
  before: RegisterWeek;
  after: RegisterWeek;
  old: WeekStored | null;
  details: Record<number, MarkDetail | null> | null;
}

const weekColumns = {
  school_id: 'text',
  week: 'date',
  pupil_id: 'integer',
  marks: 'text',
  import_number: 'integer',
} as const;
const changeColumns = { ...weekColumns, replaced_by: 'integer', details: 'jsonb' } as const;

async function writeWeeks(
  tx: Tx,
  school: string,
  weeks: readonly ReplacedWeek[],
  importNumber: number,
): Promise<void> {
  for (const piece of inPieces(weeks, ROWS_AT_ONCE)) {
    const history = piece.flatMap(({ pupilId, week, old, details }) =>
      old
        ? [
            {
              school_id: school,
              week,
              pupil_id: pupilId,
              marks: old.marks,
              import_number: old.importNumber,
              replaced_by: importNumber,
              details: details && JSON.stringify(details),
            },
          ]
        : [],
    );
    if (history.length > 0)
      await sql`insert into mark_change ${named(changeColumns)} ${bulkRows(changeColumns, history)}`.execute(
        tx,
      );
    const standing = (of: readonly ReplacedWeek[]) =>
      bulkRows(
        weekColumns,
        of.map(({ pupilId, week, after }) => ({
          school_id: school,
          week,
          pupil_id: pupilId,
          marks: after,
          import_number: importNumber,
        })),
      );
    const fresh = piece.filter(({ old }) => old === null);
    if (fresh.length > 0)
      await sql`insert into register_week ${named(weekColumns)} ${standing(fresh)}`.execute(tx);
    if (fresh.length < piece.length)
      await sql`update register_week w set marks = new.marks, import_number = new.import_number
        from ${standing(piece.filter(({ old }) => old !== null))} as new
        where w.school_id = new.school_id and w.week = new.week and w.pupil_id = new.pupil_id`.execute(tx);
  }
}

interface DetailChange {
  pupilId: number;
  date: SchoolDate;
  session: Session;
  detail: MarkDetail | null;
}

const markColumns = { school_id: 'text', pupil_id: 'integer', date: 'date', session: 'text' } as const;
const detailColumns = { ...markColumns, minutes_late: 'integer', comment: 'text' } as const;

async function writeDetails(tx: Tx, school: string, changes: readonly DetailChange[]): Promise<void> {
  const keyOf = ({ pupilId, date, session }: DetailChange) => ({
    school_id: school,
    pupil_id: pupilId,
    date,
    session,
  });
  const gone = changes.filter(({ detail }) => detail === null).map(keyOf);
  for (const piece of inPieces(gone, ROWS_AT_ONCE)) {
    await sql`delete from mark_detail d using ${bulkRows(markColumns, piece)} as gone
      where d.school_id = gone.school_id and d.pupil_id = gone.pupil_id and d.date = gone.date
        and d.session = gone.session`.execute(tx);
  }
  const written = changes.flatMap((change) =>
    change.detail
      ? [{ ...keyOf(change), minutes_late: change.detail.minutesLate, comment: change.detail.comment }]
      : [],
  );
  for (const piece of inPieces(written, ROWS_AT_ONCE)) {
    await sql`insert into mark_detail ${named(detailColumns)} ${bulkRows(detailColumns, piece)}
      on conflict (school_id, pupil_id, date, session)
      do update set minutes_late = excluded.minutes_late, comment = excluded.comment`.execute(tx);
  }
}

/** Notes when a file told of these days. */
export async function recordReceived(
  tx: Tx,
  school: string,
  dates: readonly SchoolDate[],
  source: Pick<MarkSource, 'importNumber' | 'at'>,
): Promise<void> {
  for (const piece of inPieces(dates)) {
    await tx
      .insertInto('marks_received')
      .values(
        piece.map((date) => ({
          school_id: school,
          date,
          import_number: source.importNumber,
          received_at: source.at,
          taken_back_by: null,
        })),
      )
      .execute();
  }
}

/** An import taken back no longer tells of its days; one that took another back, taken back itself, lets it tell again. */
export async function recordTakenBack(
  tx: Tx,
  school: string,
  importNumber: number,
  takenBackBy: number,
): Promise<void> {
  const received = tx.updateTable('marks_received').where('school_id', '=', school);
  await received.set({ taken_back_by: takenBackBy }).where('import_number', '=', importNumber).execute();
  await received.set({ taken_back_by: null }).where('taken_back_by', '=', importNumber).execute();
}

async function weeksStored(
  tx: Tx,
  school: string,
  weeks: readonly SchoolDate[],
): Promise<Map<SchoolDate, Map<number, WeekStored>>> {
  const rows = await tx
    .selectFrom('register_week')
    .select(['week', 'pupil_id', 'marks', 'import_number'])
    .where('school_id', '=', school)
    .where('week', 'in', weeks)
    .execute();
  const found = new Map<SchoolDate, Map<number, WeekStored>>();
  for (const row of rows) {
    const pupils = found.get(row.week) ?? new Map<number, WeekStored>();
    found.set(row.week, pupils.set(row.pupil_id, { marks: row.marks, importNumber: row.import_number }));
  }
  return found;
}

async function detailsByWeek(
  tx: Tx,
  school: string,
  first: SchoolDate,
  last: SchoolDate,
): Promise<Map<SchoolDate, Map<number, Map<number, MarkDetail>>>> {
  const found = new Map<SchoolDate, Map<number, Map<number, MarkDetail>>>();
  for (const row of await markDetails(tx, school, first, dateOfSlot(last, SESSIONS_PER_WEEK - 1))) {
    const week = mondayOf(row.date);
    const pupils = found.get(week) ?? new Map<number, Map<number, MarkDetail>>();
    const details = pupils.get(row.pupilId) ?? new Map<number, MarkDetail>();
    details.set(slotOf(row.date, row.session), { minutesLate: row.minutesLate, comment: row.comment });
    found.set(week, pupils.set(row.pupilId, details));
  }
  return found;
}
