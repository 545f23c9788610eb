import { NO_MARK } from '#shared/domain/attendance-codes.ts';
import { addMark, type AttendanceCount } from '#shared/domain/attendance-count.ts';
import { isOnRoll, registerGroupOf } from '#shared/domain/pupil-groups.ts';
import { hasClosed, type ClosingTimes, type Moment } from '#shared/domain/register-due.ts';
import { mondayOf, schoolYearOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot, sessionOfSlot, type Session } from '#shared/domain/session.ts';
import type { Db, Tx } from './open-store.ts';
import { pupilTotals } from './figures.ts';
import type { StoredPupil } from './pupils.ts';
import { registerWeeks } from './registers.ts';

/** Whether a register's session is due: closed by the clock, or called by somebody. */
export type IsDue = (registerGroup: string, date: SchoolDate, session: Session) => boolean;

export async function dueSessions(
  db: Db | Tx,
  school: { id: string; closing: ClosingTimes },
  moment: Moment,
): Promise<IsDue> {
  const rows = await db
    .selectFrom('school_day')
    .select(['date', 'register_group', 'am_called', 'pm_called'])
    .where('school_id', '=', school.id)
    .where('date', '>=', moment.today)
    .execute();
  const called = new Set<string>();
  for (const row of rows) {
    if (row.am_called > 0) called.add(`${row.date} AM ${row.register_group}`);
    if (row.pm_called > 0) called.add(`${row.date} PM ${row.register_group}`);
  }
  return (registerGroup, date, session) =>
    hasClosed(date, session, school.closing, moment) || called.has(`${date} ${session} ${registerGroup}`);
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
  for (const pupil of pupils) {
    const count = totals.get(pupil.id);
    for (const [week, marks] of weeks.get(pupil.id) ?? []) {
      for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
        const date = dateOfSlot(week, slot);
        const character = marks[slot] ?? NO_MARK;
        const counted =
          character !== NO_MARK &&
          date >= today &&
          isOnRoll(pupil, date) &&
          schoolYearOf(date) === schoolYearOf(today);
        if (count && counted && !isDue(registerGroupOf(pupil), date, sessionOfSlot(slot)))
          addMark(count, character, -1);
      }
    }
  }
  return totals;
}
