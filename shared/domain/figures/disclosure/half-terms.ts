/** Decides when half-terms begin: what is told of small numbers is settled for as long (docs/decisions/0017). */
import { isSchoolDay, type SchoolCalendar } from '../../basics/school-calendar.ts';
import { addDays, daysBetween, firstDayOfSchoolYear, type SchoolDate } from '../../basics/school-date.ts';

export interface HalfTerm {
  first: SchoolDate;
  /** Its last school day. */
  last: SchoolDate;
}

/** So many days without school, and a half-term is over: no bank holiday is as long. */
const A_BREAK_IN_DAYS = 7;

/** The half-terms of a school year, in order, by the days on which at least half of the schools are open. */
export function halfTermsOf(calendars: readonly SchoolCalendar[], schoolYear: number): HalfTerm[] {
  const found: HalfTerm[] = [];
  const end = firstDayOfSchoolYear(schoolYear + 1);
  for (let day = firstDayOfSchoolYear(schoolYear); day < end; day = addDays(day, 1)) {
    const open = calendars.filter((calendar) => isSchoolDay(calendar, day)).length;
    if (open === 0 || open * 2 < calendars.length) continue;
    const current = found.at(-1);
    if (current && daysBetween(current.last, day) <= A_BREAK_IN_DAYS) current.last = day;
    else found.push({ first: day, last: day });
  }
  return found;
}
