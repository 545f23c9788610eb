/** The invented schools as those who watch for a change see them: whole years, the same every time. */
import { inventSchoolMarks } from '../bot/local/invented-trust/school-marks.ts';
import { inventRoll } from '../bot/local/invented-trust/roll.ts';
import { dateOf } from '../bot/local/invented-trust/school-year.ts';
import { plannedSchools } from '../bot/local/invented-trust/trust-plan.ts';
import { findCode, NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import type { WatchedPupil, WatchedSchool } from '#shared/domain/patterns/watched-days.ts';
import { mondayOf } from '#shared/domain/basics/school-date.ts';

/** Every invented school over a whole year that began in September of `year`. */
export function inventedYear(year: number): WatchedSchool[] {
  const roll = inventRoll(year);
  return plannedSchools.map((planned) => {
    const { days, pupils } = inventSchoolMarks(`${year + 1}-07-31T16:00`, planned, roll);
    const dates = days.days.map(dateOf);
    return {
      days: dates,
      pupils: pupils.map(({ pupil, codes }, index): WatchedPupil => {
        const { yearGroup } = pupil.group;
        return {
          pupilId: index + 1,
          yearGroup: yearGroup === 'R' ? 0 : Number(yearGroup),
          household: pupil.family.household,
          marks: Array.from({ length: dates.length * 2 }, (_, slot) => characterOf(codes[slot])).join(''),
        };
      }),
    };
  });
}

function characterOf(code: string | undefined): string {
  const found = code ? findCode(code, '2026-01-01') : 'unknown';
  return typeof found === 'string' ? NO_MARK : found.character;
}

/** The school as it stood when so many of its days had gone by. */
export function after(school: WatchedSchool, days: number): WatchedSchool {
  return {
    days: school.days.slice(0, days),
    pupils: school.pupils.map((pupil) => ({ ...pupil, marks: pupil.marks.slice(0, 2 * days) })),
  };
}

/** How many days have gone by at the end of each week of the year. */
export function weekEnds(days: readonly string[]): number[] {
  return days.flatMap((day, index) => {
    const next = days[index + 1];
    return next === undefined || mondayOf(next) !== mondayOf(day) ? [index + 1] : [];
  });
}
