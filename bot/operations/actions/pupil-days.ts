import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { daysAwayInARow } from '#shared/domain/registers/pupil-day.ts';
import { schoolDaysBetween, type SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { slotOf, type Session } from '#shared/domain/basics/session.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { registerWeeks } from '#shared/store/registers/registers.ts';

const WEEKS_LOOKED_BACK = 4;

/** A pupil's marks on a day, and the spell of absence before it. */
export interface PupilDay {
  marks: Record<Session, string>;
  /** Of a day in the last weeks. */
  marksOn: (day: SchoolDate) => Record<Session, string>;
  /** Whole school days away in a row before the day. */
  daysAwayBefore: number;
  /** The first of these days; the day itself where there is none. */
  since: SchoolDate;
}

/** The days of a school's pupils as the registers stand, by pupil. */
export async function pupilDays(
  db: Db | Tx,
  school: string,
  calendar: SchoolCalendar,
  date: SchoolDate,
): Promise<(pupilId: number) => PupilDay> {
  const from = mondayOf(addDays(date, -7 * WEEKS_LOOKED_BACK));
  const weeks = await registerWeeks(db, school, from, mondayOf(date));
  const earlier = schoolDaysBetween(calendar, from, addDays(date, -1)).reverse();
  return (pupilId) => {
    const marksOn = (day: SchoolDate): Record<Session, string> => {
      const week = weeks.get(pupilId)?.get(mondayOf(day));
      return { AM: week?.[slotOf(day, 'AM')] ?? NO_MARK, PM: week?.[slotOf(day, 'PM')] ?? NO_MARK };
    };
    const daysAwayBefore = daysAwayInARow(earlier.map(marksOn));
    return { marks: marksOn(date), marksOn, daysAwayBefore, since: earlier[daysAwayBefore - 1] ?? date };
  };
}
