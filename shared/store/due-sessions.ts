import { NO_MARK } from '#shared/domain/attendance-codes.ts';
import { addMark, noSessions, type AttendanceCount } from '#shared/domain/attendance-count.ts';
import { isOnRoll, registerGroupOf } from '#shared/domain/pupil-groups.ts';
import type { RegisterWeek } from '#shared/domain/register-week.ts';
import { hasClosed, type ClosingTimes, type Moment } from '#shared/domain/register-due.ts';
import { mondayOf, schoolYearOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot, sessionOfSlot, type Session } from '#shared/domain/session.ts';
import type { Reading } from './data-memory.ts';
import type { Db, Tx } from './open-store.ts';
import { pupilTotals } from './figures.ts';
import { unpackDay } from './packed-day.ts';
import type { StoredPupil } from './pupils.ts';
import { registerWeeks } from './registers.ts';

/** Whether a register's session is due: closed by the clock, or called by somebody today; never a day to come. */
export type IsDue = (registerGroup: string, date: SchoolDate, session: Session) => boolean;

export async function dueSessions(
  db: Db | Tx,
  school: { id: string; closing: ClosingTimes },
  moment: Moment,
): Promise<IsDue> {
  const calledBy = await registersCalled(db, [school.id], moment.today);
  return dueWhen(school, moment, calledBy(school.id));
}

/** The same for many schools, remembered until their registers change. */
export async function dueKnown(
  reading: Reading,
  schools: readonly { id: string; closing: ClosingTimes }[],
  moment: Moment,
): Promise<(school: { id: string; closing: ClosingTimes }) => IsDue> {
  const called = await reading.ofSchools(
    `called on ${moment.today}`,
    schools.map(({ id }) => id),
    (missing) => registersCalled(reading.db, missing, moment.today),
  );
  return (school) => dueWhen(school, moment, called.get(school.id) ?? new Set());
}

function dueWhen(school: { closing: ClosingTimes }, moment: Moment, called: ReadonlySet<string>): IsDue {
  return (registerGroup, date, session) =>
    hasClosed(date, session, school.closing, moment) ||
    (date === moment.today && called.has(`${session} ${registerGroup}`));
}

/** The registers called on a day, as `session register`. */
async function registersCalled(
  db: Db | Tx,
  schools: readonly string[],
  date: SchoolDate,
): Promise<(school: string) => ReadonlySet<string>> {
  const rows = await db
    .selectFrom('school_day')
    .selectAll()
    .where('school_id', 'in', schools)
    .where('date', '=', date)
    .execute();
  const called = new Map(schools.map((school) => [school, new Set<string>()]));
  for (const row of rows) {
    for (const { registerGroup, AM, PM } of unpackDay(row.date, row.groups)) {
      if (AM.called > 0) called.get(row.school_id)?.add(`AM ${registerGroup}`);
      if (PM.called > 0) called.get(row.school_id)?.add(`PM ${registerGroup}`);
    }
  }
  return (school) => called.get(school) ?? new Set();
}

/** Each pupil's sessions of this school year that are due; marks entered beforehand wait for their session. */
export async function yearToDate(
  db: Db | Tx,
  school: string,
  pupils: readonly StoredPupil[],
  isDue: IsDue,
  today: SchoolDate,
): Promise<Map<number, AttendanceCount>> {
  const ids = pupils.map(({ id }) => id);
  const totals = await pupilTotals(db, school, schoolYearOf(today), ids);
  const weeks = await registerWeeks(db, school, mondayOf(today), '9999-12-31', ids);
  return withoutWhatWaits(totals, weeks, pupils, isDue, today);
}

/** Totals less the marks whose session is not due yet; `weeks` hold this week and whatever is later. */
export function withoutWhatWaits(
  totals: ReadonlyMap<number, AttendanceCount>,
  weeks: ReadonlyMap<number, ReadonlyMap<SchoolDate, RegisterWeek>>,
  pupils: readonly StoredPupil[],
  isDue: IsDue,
  today: SchoolDate,
): Map<number, AttendanceCount> {
  const counts = new Map<number, AttendanceCount>();
  for (const pupil of pupils) {
    const count = { ...(totals.get(pupil.id) ?? noSessions()) };
    counts.set(pupil.id, count);
    for (const [week, marks] of weeks.get(pupil.id) ?? []) {
      if (week < mondayOf(today)) continue;
      for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
        const character = marks[slot] ?? NO_MARK;
        if (character === NO_MARK) continue;
        const date = dateOfSlot(week, slot);
        const counted = date >= today && isOnRoll(pupil, date) && schoolYearOf(date) === schoolYearOf(today);
        if (counted && !isDue(registerGroupOf(pupil), date, sessionOfSlot(slot)))
          addMark(count, character, -1);
      }
    }
  }
  return counts;
}
