import { useState } from 'react';
import {
  addDays,
  firstDayOfSchoolYear,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';

export const dayRanges = ['today', 'this-week', 'last-week', 'year', 'chosen'] as const;
/** School weeks that are over: what is told to those who do not see the pupils of years and bands. */
export const weekRanges = ['last-week', 'whole-weeks', 'chosen'] as const;
export type DayRange = (typeof dayRanges)[number] | (typeof weekRanges)[number];

export interface Days {
  range: DayRange;
  from: SchoolDate;
  to: SchoolDate;
}

export function daysOf(range: Exclude<DayRange, 'chosen'>, today: SchoolDate): Days {
  const monday = mondayOf(today);
  switch (range) {
    case 'today':
      return { range, from: today, to: today };
    case 'this-week':
      return { range, from: monday, to: today };
    case 'last-week':
      return { range, from: addDays(monday, -7), to: addDays(monday, -1) };
    case 'whole-weeks': {
      const to = addDays(monday, -1);
      return { range, from: firstDayOfSchoolYear(schoolYearOf(to)), to };
    }
    case 'year':
      return { range, from: firstDayOfSchoolYear(schoolYearOf(today)), to: today };
  }
}

/** The days a page shows, until somebody chooses others. */
export function useDays(begin: Exclude<DayRange, 'chosen'>, today: SchoolDate): [Days, (days: Days) => void] {
  const [days, setDays] = useState<Days>(() => daysOf(begin, today));
  return [days, setDays];
}
