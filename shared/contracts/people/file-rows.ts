/** What a row says of a file of schools, terms or staff. */
import type { CalendarPeriod } from '../../domain/basics/school-calendar.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import type { SchoolPhase } from '../../domain/basics/year-group.ts';
import type { Role } from '../../domain/people/rights.ts';

export interface SchoolRow {
  id: string;
  name: string;
  phase: SchoolPhase;
  trust: string | null;
  cluster: string | null;
  registerClosesAm: string | null;
  registerClosesPm: string | null;
}

/** school: a school's id, or '*' for every school. */
export interface PeriodRow extends CalendarPeriod {
  school: string;
}

export interface StaffRow {
  school: string;
  email: string;
  name: string;
  entraObjectId: string | null;
  roles: readonly Role[];
  tutorGroups: readonly string[];
  yearGroups: readonly number[];
  houses: readonly string[];
  endDate: SchoolDate | null;
}
