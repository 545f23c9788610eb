/** Decides the trust's figures: the sum of the schools', never worked out from the trust's own rate. */
import { attendanceRate, type AttendanceRate } from '../registers/attendance-rate.ts';
import type { DailyFigures } from './daily-figures.ts';

type SchoolDayFigures = DailyFigures & { changeSincePreviousDay: number | null };

export interface TrustDay extends Omit<SchoolDayFigures, 'sessions' | 'onePupilPercent'> {
  schoolsCounted: number;
  schoolsTotal: number;
}

/** Allowed, absent and diff add up over the schools that have a diff; where none has, allowed stays. */
export function trustDay(schools: readonly SchoolDayFigures[]): TrustDay {
  const counted = schools.filter((school) => school.diff !== null);
  const over = counted.length > 0 ? counted : schools;
  const sum = (of: readonly SchoolDayFigures[], figure: (school: SchoolDayFigures) => number): number =>
    of.reduce((total, school) => total + figure(school), 0);
  const sumOrNull = (figure: (school: SchoolDayFigures) => number | null): number | null => {
    const values = schools.map(figure).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
  };
  const rate = (side: 'pp' | 'all' | 'nonPp'): AttendanceRate =>
    attendanceRate({
      attended: sum(schools, (school) => school.rate[side].attended),
      possible: sum(schools, (school) => school.rate[side].possible),
    });
  return {
    schoolsCounted: counted.length,
    schoolsTotal: schools.length,
    cohort: {
      pp: sum(schools, (school) => school.cohort.pp),
      all: sum(schools, (school) => school.cohort.all),
    },
    rate: { pp: rate('pp'), all: rate('all'), nonPp: rate('nonPp') },
    allowed: sum(over, (school) => school.allowed),
    absent: sumOrNull((school) => school.absent),
    diff: sumOrNull((school) => school.diff),
    diffIfMissingPresent: sumOrNull((school) => school.diffIfMissingPresent),
    diffIfMissingAbsent: sumOrNull((school) => school.diffIfMissingAbsent),
    countedAbsent: sum(schools, (school) => school.countedAbsent),
    registersMissing: sum(schools, (school) => school.registersMissing),
    missingMarks: sum(schools, (school) => school.missingMarks),
    missingMarksPp: sum(schools, (school) => school.missingMarksPp),
    changeSincePreviousDay: sumOrNull((school) => school.changeSincePreviousDay),
  };
}
