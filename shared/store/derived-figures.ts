/**
 * The one module that writes school_day and pupil_total, always in the transaction that changes what they are
 * derived from (school-roll.ts does the same for the roll). derived-check.ts works all of them out from nothing.
 */
import { sql } from 'kysely';
import { addMark, noSessions, type AttendanceCount } from '#shared/domain/attendance-count.ts';
import { NO_MARK } from '#shared/domain/attendance-codes.ts';
import { DayTallies, addTallies, tallyWeek, type DayTally } from '#shared/domain/day-tally.ts';
import { isOnRoll, type RollDates } from '#shared/domain/pupil-groups.ts';
import { emptyWeek, type RegisterWeek } from '#shared/domain/register-week.ts';
import { addDays, schoolYearOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { SESSIONS_PER_WEEK } from '#shared/domain/session.ts';
import { ROWS_AT_ONCE, bulkRows, named } from './bulk-rows.ts';
import type { Db, Tx } from './open-store.ts';
import { inPieces } from './in-pieces.ts';
import { packDay, unpackDay } from './packed-day.ts';
import { rollOfSchool } from './roll.ts';

/** Works a school's days of these weeks out again from its registers, wholly. */
export async function recomputeSchoolDays(
  tx: Tx,
  school: string,
  weeks: readonly SchoolDate[],
): Promise<void> {
  if (weeks.length === 0) return;
  const roll = await rollOfSchool(tx, school);
  for (const week of weeks) {
    await tx
      .deleteFrom('school_day')
      .where('school_id', '=', school)
      .where('date', '>=', week)
      .where('date', '<=', addDays(week, 6))
      .execute();
    await writeDays(tx, school, byDate(await talliesOfWeek(tx, school, week, roll)));
  }
}

export type Roll = Awaited<ReturnType<typeof rollOfSchool>>;

/** A week's tallies from its registers. */
export async function talliesOfWeek(
  db: Db | Tx,
  school: string,
  week: SchoolDate,
  roll: Roll,
): Promise<DayTally[]> {
  const rows = await db
    .selectFrom('register_week')
    .select(['pupil_id', 'marks'])
    .where('school_id', '=', school)
    .where('week', '=', week)
    .execute();
  return tallyWeek(
    week,
    rows.flatMap((row) => {
      const pupil = roll.get(row.pupil_id);
      return pupil ? [{ ...pupil, marks: row.marks }] : [];
    }),
  );
}

export function byDate(tallies: Iterable<DayTally>): Map<SchoolDate, DayTally[]> {
  const days = new Map<SchoolDate, DayTally[]>();
  for (const tally of tallies) {
    const day = days.get(tally.date);
    if (day) day.push(tally);
    else days.set(tally.date, [tally]);
  }
  return days;
}

const dayColumns = { school_id: 'text', date: 'date', groups: 'json' } as const;

async function writeDays(
  tx: Tx,
  school: string,
  days: ReadonlyMap<SchoolDate, readonly DayTally[]>,
): Promise<void> {
  const rows = [...days].map(([date, tallies]) => ({
    school_id: school,
    date,
    groups: JSON.stringify(packDay(tallies)),
  }));
  for (const piece of inPieces(rows)) {
    await sql`insert into school_day ${named(dayColumns)} ${bulkRows(dayColumns, piece)}
      on conflict (school_id, date) do update set groups = excluded.groups`.execute(tx);
  }
}

/** A pupil's week before and after an import; empty weeks where there was none. */
export interface ChangedWeek {
  pupilId: number;
  week: SchoolDate;
  before: RegisterWeek;
  after: RegisterWeek;
}

/** Adds what changed weeks change to the days' counts and to the pupils' totals of the year. */
export async function addToDerived(
  tx: Tx,
  school: string,
  changes: readonly ChangedWeek[],
  roll: Roll,
): Promise<void> {
  const days = new DayTallies();
  for (const change of changes) {
    const pupil = roll.get(change.pupilId);
    if (!pupil) continue;
    if (change.before !== emptyWeek) days.add(change.week, pupil, change.before, -1);
    if (change.after !== emptyWeek) days.add(change.week, pupil, change.after);
  }
  const changed = byDate(days.all());
  if (changed.size === 0) return;
  const stored = await tx
    .selectFrom('school_day')
    .selectAll()
    .where('school_id', '=', school)
    .where('date', 'in', [...changed.keys()])
    .execute();
  for (const { date, groups } of stored) {
    const differences = changed.get(date) ?? [];
    changed.set(date, addTallies(unpackDay(date, groups), differences));
  }
  await writeDays(tx, school, changed);
  await addToPupilTotals(tx, school, changes, roll);
}

async function addToPupilTotals(
  tx: Tx,
  school: string,
  changes: readonly ChangedWeek[],
  roll: Roll,
): Promise<void> {
  const differences = new TotalsByPupil();
  for (const change of changes) {
    const pupil = roll.get(change.pupilId);
    if (!pupil) continue;
    if (change.before !== emptyWeek) differences.add(change.pupilId, pupil, change.week, change.before, -1);
    if (change.after !== emptyWeek) differences.add(change.pupilId, pupil, change.week, change.after, 1);
  }
  for (const piece of inPieces(differences.rows(school), ROWS_AT_ONCE)) {
    await sql`insert into pupil_total ${named(pupilTotalColumns)} ${bulkRows(pupilTotalColumns, piece)}
      on conflict (school_id, school_year, pupil_id)
      do update set ${added('pupil_total', totalCounts)}`.execute(tx);
  }
}

const totalCounts = {
  possible: 'integer',
  attended: 'integer',
  authorised: 'integer',
  unauthorised: 'integer',
  late: 'integer',
} as const;
const pupilTotalColumns = {
  school_id: 'text',
  school_year: 'integer',
  pupil_id: 'integer',
  ...totalCounts,
} as const;

/** `column = table.column + excluded.column`, for each count. */
function added(table: string, counts: object) {
  return sql.join(
    Object.keys(counts).map(
      (count) => sql`${sql.ref(count)} = ${sql.ref(`${table}.${count}`)} + ${sql.ref(`excluded.${count}`)}`,
    ),
  );
}

/** Works the totals of these pupils out again from their registers, wholly (roll dates changed). */
export async function recomputePupilTotals(
  tx: Tx,
  school: string,
  pupilIds: readonly number[],
): Promise<void> {
  await tx
    .deleteFrom('pupil_total')
    .where('school_id', '=', school)
    .where('pupil_id', 'in', pupilIds)
    .execute();
  const roll = await rollOfSchool(tx, school, pupilIds);
  const rows = await tx
    .selectFrom('register_week')
    .select(['pupil_id', 'week', 'marks'])
    .where('school_id', '=', school)
    .where('pupil_id', 'in', pupilIds)
    .execute();
  await addToPupilTotals(
    tx,
    school,
    rows.map((row) => ({ pupilId: row.pupil_id, week: row.week, before: emptyWeek, after: row.marks })),
    roll,
  );
}

/** The year's totals of many pupils, growing week by week. */
export class TotalsByPupil {
  readonly #totals = new Map<number, Map<number, AttendanceCount>>();
  readonly #dates = new Map<SchoolDate, SchoolDate[]>();

  add(pupilId: number, roll: RollDates, week: SchoolDate, marks: RegisterWeek, times: 1 | -1): void {
    const dates = this.#datesOf(week);
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const character = marks[slot] ?? NO_MARK;
      if (character === NO_MARK) continue;
      const date = dates[slot >> 1] ?? week;
      if (isOnRoll(roll, date)) addMark(this.#total(pupilId, schoolYearOf(date)), character, times);
    }
  }

  rows(school: string) {
    return [...this.#totals].flatMap(([schoolYear, pupils]) =>
      [...pupils].map(([pupilId, count]) => ({
        school_id: school,
        school_year: schoolYear,
        pupil_id: pupilId,
        ...count,
      })),
    );
  }

  #total(pupilId: number, schoolYear: number): AttendanceCount {
    let pupils = this.#totals.get(schoolYear);
    if (!pupils) this.#totals.set(schoolYear, (pupils = new Map<number, AttendanceCount>()));
    let count = pupils.get(pupilId);
    if (!count) pupils.set(pupilId, (count = noSessions()));
    return count;
  }

  #datesOf(week: SchoolDate): SchoolDate[] {
    let dates = this.#dates.get(week);
    if (!dates) this.#dates.set(week, (dates = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(week, day))));
    return dates;
  }
}
