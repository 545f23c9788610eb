/** What figures are counted from: a school's roll, calendar and registers, week by week. */
import type { ClosingTimes } from '../basics/closing-times.ts';
import type { RunningSums } from './running-sums.ts';
import { isSchoolDay, type SchoolCalendar } from '../basics/school-calendar.ts';
import { dateOfDayNumber, mondayOf, type SchoolDate } from '../basics/school-date.ts';
import type { SchoolRoll } from '../roll/school-roll.ts';

/** A school's week: fourteen characters a pupil from Monday AM, pupils in order of their ids. */
export interface WeekOfRegisters {
  pupils: Uint32Array;
  marks: Uint8Array;
}

export interface SchoolRegisters {
  roll: SchoolRoll;
  calendar: SchoolCalendar;
  closing: ClosingTimes;
  /** By Monday; a week that nobody marked is left out. */
  weeks: ReadonlyMap<SchoolDate, WeekOfRegisters>;
  /** By school year, where they are kept from one question to the next. */
  sums?: ReadonlyMap<number, RunningSums>;
}

export const emptyWeekOfRegisters: WeekOfRegisters = {
  pupils: new Uint32Array(),
  marks: new Uint8Array(),
};

/** The registers of the week that begins on a Monday, by its day number. */
export const weekFrom = ({ weeks }: SchoolRegisters, monday: number): WeekOfRegisters =>
  weeks.get(dateOfDayNumber(monday)) ?? emptyWeekOfRegisters;

/** The registers of the week that holds a day. */
export const weekOf = ({ weeks }: SchoolRegisters, date: SchoolDate): WeekOfRegisters =>
  weeks.get(mondayOf(date)) ?? emptyWeekOfRegisters;

/** Which of a week's seven days are school days, by its Monday's day number; a calendar's weeks are worked out once. */
export function schoolDaysOfWeek(calendar: SchoolCalendar, monday: number): Uint8Array {
  let weeks = schoolDays.get(calendar);
  if (!weeks) schoolDays.set(calendar, (weeks = new Map<number, Uint8Array>()));
  let days = weeks.get(monday);
  if (!days) {
    days = Uint8Array.from([0, 1, 2, 3, 4, 5, 6], (day) =>
      isSchoolDay(calendar, dateOfDayNumber(monday + day)) ? 1 : 0,
    );
    weeks.set(monday, days);
  }
  return days;
}
const schoolDays = new WeakMap<SchoolCalendar, Map<number, Uint8Array>>();
