// The school days of a year as the marks need them: numbered, with the season's pull and the days round a holiday.
import { schoolDaysOf } from './school-year.ts';
import type { TermRow } from './school-year.ts';

export interface SchoolDays {
  days: readonly number[];
  /** How much more absence than usual to expect, one for each day. */
  season: readonly number[];
  /** Index of the last day before each holiday. */
  lastBeforeHoliday: readonly number[];
}

// Absence at the start and at the end of each half-term: low in early September, high before Christmas.
const seasons = [
  [0.85, 1.12],
  [0.98, 1.4],
  [1, 1.15],
  [1, 1.1],
  [0.95, 1.1],
  [0.95, 1.15],
] as const;

export function numberSchoolDays(terms: readonly TermRow[]): SchoolDays {
  const days = schoolDaysOf(terms);
  const lastBeforeHoliday = days.flatMap((day, i) => ((days[i + 1] ?? day + 30) - day > 5 ? [i] : []));
  let first = 0;
  const season = lastBeforeHoliday.flatMap((last, block) => {
    const [from, to] = seasons[block] ?? [1, 1];
    const length = last - first + 1;
    first = last + 1;
    return Array.from({ length }, (_, i) => from + ((to - from) * i) / length);
  });
  return { days, season, lastBeforeHoliday };
}
