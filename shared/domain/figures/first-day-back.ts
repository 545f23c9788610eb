/** Decides which days are the first back after a holiday, and who was not back on them. */
import { NO_MARK, isAbsent, isPresent } from '../registers/attendance-codes.ts';
import { eachMark } from '../registers/marks-of-day.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { previousSchoolDay, schoolDaysBetween, type SchoolCalendar } from '../basics/school-calendar.ts';
import { addDays, daysBetween, type SchoolDate } from '../basics/school-date.ts';
import { sessions, type Session } from '../basics/session.ts';

/** Between Friday and Monday lie three days; a holiday of a week makes it ten. */
const DAYS_OF_A_HOLIDAY = 9;

/** The latest first day back on or before a date; null when none is known. */
export function firstDayBack(calendar: SchoolCalendar, date: SchoolDate): SchoolDate | null {
  const days = schoolDaysBetween(calendar, addDays(date, -120), date).reverse();
  return days.find((day) => isFirstDayBack(calendar, day)) ?? null;
}

export function isFirstDayBack(calendar: SchoolCalendar, day: SchoolDate): boolean {
  const before = previousSchoolDay(calendar, day);
  return before === null
    ? calendar.some(({ kind, starts }) => kind === 'term' && starts <= day)
    : daysBetween(before, day) >= DAYS_OF_A_HOLIDAY;
}

export interface FirstDay {
  date: SchoolDate;
  onRoll: number;
  back: number;
  /** No mark of the day says whether they were back. */
  notKnown: number;
  notBack: { pupilId: number; marks: Record<Session, string>; backOn: SchoolDate | null }[];
}

/** Who was back on a first day, who was not, and when they came in the days after, up to `until`. */
export function firstDayOf(registers: SchoolRegisters, date: SchoolDate, until: SchoolDate): FirstDay {
  const first: FirstDay = { date, onRoll: 0, back: 0, notKnown: 0, notBack: [] };
  eachMark(registers, date, ({ id: pupilId }, _span, marks) => {
    const given = sessions.filter((session) => marks[session] !== NO_MARK);
    first.onRoll += 1;
    if (given.some((session) => isPresent(marks[session]))) first.back += 1;
    else if (given.some((session) => isAbsent(marks[session])))
      first.notBack.push({ pupilId, marks, backOn: null });
    else first.notKnown += 1;
  });
  const away = new Map(first.notBack.map((pupil) => [pupil.pupilId, pupil]));
  for (const day of schoolDaysBetween(registers.calendar, addDays(date, 1), until)) {
    if (away.size === 0) break;
    eachMark(registers, day, ({ id }, _span, marks) => {
      const pupil = away.get(id);
      if (!pupil || !sessions.some((session) => isPresent(marks[session]))) return;
      pupil.backOn = day;
      away.delete(id);
    });
  }
  return first;
}
