/**
 * The one module that writes the derived tables: school_day and pupil_total, always in the transaction that
 * changes what they are derived from. `derivedAnew` works the same figures out from nothing, for checking.
 */
import { sql } from 'kysely';
import { addMark, noSessions, type AttendanceCount } from '#shared/domain/attendance-count.ts';
import { NO_MARK } from '#shared/domain/attendance-codes.ts';
import { DayTallies, tallyWeek, type DayTally } from '#shared/domain/day-tally.ts';
import { isOnRoll, type RollDates } from '#shared/domain/pupil-groups.ts';
import { emptyWeek, type RegisterWeek } from '#shared/domain/register-week.ts';
import { addDays, schoolYearOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { SESSIONS_PER_WEEK } from '#shared/domain/session.ts';
import { ROWS_AT_ONCE, bulkRows, named } from './bulk-rows.ts';
import type { Db, Tx } from './open-store.ts';
import { inPieces } from './in-pieces.ts';
import { rollOfSchool } from './roll.ts';

/** Works a school's days of these weeks out again from its registers, wholly. */
export async function recomputeSchoolDays(
  tx: Tx,
  school: string,
  weeks: readonly SchoolDate[],
): Promise<void> {
  const roll = await rollOfSchool(tx, school);
  for (const week of weeks) {
    const tallies = await talliesOfWeek(tx, school, week, roll);
    await tx
      .deleteFrom('school_day')
      .where('school_id', '=', school)
      .where('date', '>=', week)
      .where('date', '<=', addDays(week, 6))
      .execute();
    for (const piece of inPieces(tallies, ROWS_AT_ONCE)) {
      const rows = bulkRows(
        schoolDayColumns,
        piece.map((tally) => schoolDayRow(school, tally)),
      );
      await sql`insert into school_day ${named(schoolDayColumns)} ${rows}`.execute(tx);
    }
  }
}

type Roll = Awaited<ReturnType<typeof rollOfSchool>>;

async function talliesOfWeek(db: Db | Tx, school: string, week: SchoolDate, roll: Roll): Promise<DayTally[]> {
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

function schoolDayRow(school: string, tally: DayTally) {
  return {
    school_id: school,
    date: tally.date,
    register_group: tally.registerGroup,
    year_group: tally.yearGroup,
    pupil_premium: tally.pupilPremium,
    am_marked: tally.AM.marked,
    am_called: tally.AM.called,
    am_possible: tally.AM.possible,
    am_attended: tally.AM.attended,
    pm_marked: tally.PM.marked,
    pm_called: tally.PM.called,
    pm_possible: tally.PM.possible,
    pm_attended: tally.PM.attended,
    absent_am: tally.absentAm,
    absent_pm: tally.absentPm,
    absent_both: tally.absentBoth,
  };
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
  for (const piece of inPieces(days.all(), ROWS_AT_ONCE)) {
    const rows = bulkRows(
      schoolDayColumns,
      piece.map((tally) => schoolDayRow(school, tally)),
    );
    await sql`insert into school_day ${named(schoolDayColumns)} ${rows}
      on conflict (school_id, date, register_group, year_group, pupil_premium)
      do update set ${added('school_day', dayCounts)}`.execute(tx);
  }
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

const dayCounts = {
  am_marked: 'integer',
  am_called: 'integer',
  am_possible: 'integer',
  am_attended: 'integer',
  pm_marked: 'integer',
  pm_called: 'integer',
  pm_possible: 'integer',
  pm_attended: 'integer',
  absent_am: 'integer',
  absent_pm: 'integer',
  absent_both: 'integer',
} as const;
const schoolDayColumns = {
  school_id: 'text',
  date: 'date',
  register_group: 'text',
  year_group: 'integer',
  pupil_premium: 'boolean',
  ...dayCounts,
} as const;
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

class TotalsByPupil {
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
    if (!pupils) this.#totals.set(schoolYear, (pupils = new Map()));
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

/** Every derived row of a school that holds a number other than 0, stored and worked out anew, in one order. */
export async function derivedStoredAndAnew(
  db: Db,
  school: string,
): Promise<{ stored: string[]; anew: string[] }> {
  const roll = await rollOfSchool(db, school);
  const weeks = await db
    .selectFrom('register_week')
    .select('week')
    .distinct()
    .where('school_id', '=', school)
    .execute();
  const anew: object[] = [];
  for (const { week } of weeks) {
    for (const tally of await talliesOfWeek(db, school, week, roll)) anew.push(schoolDayRow(school, tally));
  }
  const totals = new TotalsByPupil();
  const registers = await db
    .selectFrom('register_week')
    .selectAll()
    .where('school_id', '=', school)
    .execute();
  for (const row of registers) {
    const pupil = roll.get(row.pupil_id);
    if (pupil) totals.add(row.pupil_id, pupil, row.week, row.marks, 1);
  }
  anew.push(...totals.rows(school));
  const stored = [
    ...(await db.selectFrom('school_day').selectAll().where('school_id', '=', school).execute()),
    ...(await db.selectFrom('pupil_total').selectAll().where('school_id', '=', school).execute()),
  ];
  return { stored: written(stored), anew: written(anew) };
}

const keyColumns = new Set(['school_year', 'pupil_id', 'year_group']);

function written(rows: readonly object[]): string[] {
  return rows
    .filter((row) =>
      Object.entries(row).some(
        ([column, value]) => typeof value === 'number' && value !== 0 && !keyColumns.has(column),
      ),
    )
    .map((row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))),
    )
    .sort();
}
