/** Decides what a school date is: a plain calendar day, written yyyy-mm-dd, never an instant. */

export type SchoolDate = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const BRITISH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Reads yyyy-mm-dd or dd/mm/yyyy; null when it is neither or no such day exists. */
export function parseSchoolDate(text: string): SchoolDate | null {
  const iso = ISO.exec(text);
  if (iso) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const british = BRITISH.exec(text);
  if (british) return realDate(Number(british[3]), Number(british[2]), Number(british[1]));
  return null;
}

function realDate(year: number, month: number, day: number): SchoolDate | null {
  if (year < 1900 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

/** Days since 1 January 1970: dates as numbers, where very many are compared. */
export function dayNumber(date: SchoolDate): number {
  let day = datesRead.get(date);
  if (day === undefined) {
    day = Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_PER_DAY;
    if (datesRead.size > MOST_DATES_KEPT) datesRead.clear();
    datesRead.set(date, day);
  }
  return day;
}

export function dateOfDayNumber(day: number): SchoolDate {
  let date = datesWritten.get(day);
  if (date === undefined) {
    date = new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
    if (datesWritten.size > MOST_DATES_KEPT) datesWritten.clear();
    datesWritten.set(day, date);
  }
  return date;
}
const datesRead = new Map<SchoolDate, number>();
const datesWritten = new Map<number, SchoolDate>();
const MOST_DATES_KEPT = 10_000;

export function addDays(date: SchoolDate, days: number): SchoolDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The Mondays of the weeks that hold any of the days from one date to another. */
export function mondaysBetween(from: SchoolDate, to: SchoolDate): SchoolDate[] {
  const weeks: SchoolDate[] = [];
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** Whole days from one date to a later one; negative when the second is earlier. */
export function daysBetween(from: SchoolDate, to: SchoolDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Monday … 6 Sunday. */
export function weekday(date: SchoolDate): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

export function mondayOf(date: SchoolDate): SchoolDate {
  return addDays(date, -weekday(date));
}

/** The calendar year in which the school year holding this date began; it turns on 1 August. */
export function schoolYearOf(date: SchoolDate): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 8 ? year : year - 1;
}

/** Reads 2026/27, 2026-2027, 202627 or 2026 as the year it begins in; null when it is no school year. */
export function readSchoolYear(text: string): number | null {
  const found = /^(20\d\d)(?:\s*[-/–]?\s*(\d\d|20\d\d))?$/.exec(text.trim());
  if (!found) return null;
  const begins = Number(found[1]);
  const ends = found[2] === undefined ? null : Number(found[2]) % 100;
  return ends === null || ends === (begins + 1) % 100 ? begins : null;
}

export function firstDayOfSchoolYear(schoolYear: number): SchoolDate {
  return `${schoolYear}-08-01`;
}

export function laterOf(a: SchoolDate, b: SchoolDate): SchoolDate {
  return a > b ? a : b;
}

export function earlierOf(a: SchoolDate, b: SchoolDate): SchoolDate {
  return a < b ? a : b;
}
