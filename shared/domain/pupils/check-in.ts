/** Decides who needs a well-being check-in, and why: back after a long absence, or support was asked for (decision 0019). */
import { NO_MARK, isAbsent, isPresent } from '../registers/attendance-codes.ts';
import { DAYS_AWAY_FOR_WELCOME } from '../actions/triggers/welcome-back.ts';
import { eachMark } from '../registers/marks-of-day.ts';
import { dueOn } from '../registers/registers-called.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import type { Moment } from '../basics/london-time.ts';
import { schoolDaysBetween, type SchoolCalendar } from '../basics/school-calendar.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '../basics/school-date.ts';
import { sessions } from '../basics/session.ts';

/** A reason older than this many school days is past; today is one of them. */
const SCHOOL_DAYS_OPEN = 5;

/** The first day a reason may be of; null before the school year's first school day. */
export function checkInsFrom(calendar: SchoolCalendar, today: SchoolDate): SchoolDate | null {
  const year = schoolDaysBetween(calendar, firstDayOfSchoolYear(schoolYearOf(today)), today);
  return year.at(-SCHOOL_DAYS_OPEN) ?? year[0] ?? null;
}

export interface ReturnToSchool {
  date: SchoolDate;
  /** Whole school days away in a row before it. */
  daysAway: number;
}

/**
 * Who came back since a day after three school days or more without an attended session, with the latest return. Days
 * are told apart as for a welcome back; only the school year's own days count, and a session once it is due.
 */
export function returnsSince(
  registers: SchoolRegisters,
  from: SchoolDate,
  moment: Moment,
): Map<number, ReturnToSchool> {
  const { today } = moment;
  const days = schoolDaysBetween(registers.calendar, firstDayOfSchoolYear(schoolYearOf(today)), today);
  const dueToday = dueOn(registers, moment);
  const away = new Map<number, number>();
  const returns = new Map<number, ReturnToSchool>();
  for (const date of days)
    eachMark(registers, date, ({ id }, { group }, marks) => {
      const due = date === today ? dueToday(group) : null;
      const dueMarks = sessions.map((session, half) => (due && !due[half] ? NO_MARK : marks[session]));
      const before = away.get(id) ?? 0;
      if (dueMarks.some(isPresent)) {
        if (before >= DAYS_AWAY_FOR_WELCOME && date >= from) returns.set(id, { date, daysAway: before });
        if (before > 0) away.delete(id);
      } else if (dueMarks.some(isAbsent)) away.set(id, before + 1);
      else if (before > 0 && dueMarks.every((mark) => mark === NO_MARK)) away.delete(id);
    });
  return returns;
}

/** What a family said would help, in an absence call. */
export interface SupportRequest {
  at: Date;
  /** The London day of it. */
  date: SchoolDate;
  needs: readonly string[];
}

export interface CheckInReasons {
  back: ReturnToSchool | null;
  support: SupportRequest | null;
}

/** The reasons that nobody has dealt with since; null: none is left. */
export function checkInReasons(
  { back, support }: CheckInReasons,
  checkedIn: { at: Date; date: SchoolDate } | null,
): CheckInReasons | null {
  const left = {
    back: back && (!checkedIn || checkedIn.date < back.date) ? back : null,
    support: support && (!checkedIn || checkedIn.at < support.at) ? support : null,
  };
  return left.back || left.support ? left : null;
}
