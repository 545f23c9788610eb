/** Decides which days are school days and which escalation term a day belongs to. */
import { addDays, firstDayOfSchoolYear, schoolYearOf, weekday, type SchoolDate } from './school-date.ts';

export type PeriodKind = 'term' | 'holiday' | 'inset' | 'closure';
export type PolicyTerm = 1 | 2 | 3;

export interface CalendarPeriod {
  kind: PeriodKind;
  name: string;
  starts: SchoolDate;
  ends: SchoolDate;
  policyTerm: PolicyTerm | null;
}

/** One school's periods, the trust's among them. */
export type SchoolCalendar = readonly CalendarPeriod[];

const holds = (period: CalendarPeriod, date: SchoolDate): boolean =>
  period.starts <= date && date <= period.ends;

/** Inside a term and on no holiday, inset or closure. A school whose terms are not known yet has none outside. */
export function isWithinTerm(calendar: SchoolCalendar, date: SchoolDate): boolean {
  const hasTerms = calendar.some((period) => period.kind === 'term');
  const inTerm = !hasTerms || calendar.some((period) => period.kind === 'term' && holds(period, date));
  return inTerm && !calendar.some((period) => period.kind !== 'term' && holds(period, date));
}

export function isSchoolDay(calendar: SchoolCalendar, date: SchoolDate): boolean {
  return weekday(date) < 5 && isWithinTerm(calendar, date);
}

const LONGEST_HOLIDAY_IN_DAYS = 120;

export function previousSchoolDay(calendar: SchoolCalendar, date: SchoolDate): SchoolDate | null {
  for (let back = 1; back <= LONGEST_HOLIDAY_IN_DAYS; back++) {
    const day = addDays(date, -back);
    if (isSchoolDay(calendar, day)) return day;
  }
  return null;
}

/** The school days from one date to another, both included, in order. */
export function schoolDaysBetween(calendar: SchoolCalendar, from: SchoolDate, to: SchoolDate): SchoolDate[] {
  const days: SchoolDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isSchoolDay(calendar, day)) days.push(day);
  return days;
}

/** The terms file's policyTerm of the day, else by start month: Aug–Dec 1, Jan–Mar 2, Apr–Jul 3. */
export function policyTermOf(calendar: SchoolCalendar, date: SchoolDate): PolicyTerm {
  const terms = calendar.filter((period) => period.kind === 'term');
  const current =
    terms.find((period) => holds(period, date)) ??
    terms.filter((period) => period.ends < date).sort((a, b) => (a.ends < b.ends ? 1 : -1))[0];
  if (current?.policyTerm) return current.policyTerm;
  const month = Number((current?.starts ?? date).slice(5, 7));
  if (month >= 8) return 1;
  return month <= 3 ? 2 : 3;
}

/** The first day of the policy term that holds a day, within its school year. */
export function policyTermBegan(calendar: SchoolCalendar, date: SchoolDate): SchoolDate {
  const term = policyTermOf(calendar, date);
  const yearBegan = firstDayOfSchoolYear(schoolYearOf(date));
  let first = date;
  while (first > yearBegan && policyTermOf(calendar, addDays(first, -1)) === term) first = addDays(first, -1);
  return first;
}
