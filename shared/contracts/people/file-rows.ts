/** What a row says of a file of schools, terms or staff. */
import type { Given } from '../../domain/basics/given.ts';
import type { CalendarPeriod } from '../../domain/basics/school-calendar.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import type { SchoolPhase } from '../../domain/basics/year-group.ts';
import type { Role } from '../../domain/people/rights.ts';

export interface SchoolSide {
  trust: string | null;
  cluster: string | null;
  registerClosesAm: string | null;
  registerClosesPm: string | null;
}

export interface SchoolRow extends Given<SchoolSide> {
  id: string;
  name: string;
  phase: SchoolPhase;
}

/** school: a school's id, or '*' for every school. */
export interface PeriodRow
  extends Omit<CalendarPeriod, 'policyTerm'>, Given<Pick<CalendarPeriod, 'policyTerm'>> {
  school: string;
}

export interface PostSide {
  tutorGroups: readonly string[];
  yearGroups: readonly number[];
  houses: readonly string[];
  endDate: SchoolDate | null;
}

export interface StaffRow extends Given<PostSide> {
  school: string;
  email: string;
  name: string;
  roles: readonly Role[];
  entraObjectId?: string | null | undefined;
}
