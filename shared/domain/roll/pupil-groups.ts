/** Decides which groups a pupil belonged to on a day: roll dates and dated memberships. */
import type { SchoolDate } from '../basics/school-date.ts';
import { yearGroupName, type YearGroup } from '../basics/year-group.ts';

export type SpecialNeeds = 'N' | 'K' | 'E';
export interface PupilMembership {
  yearGroup: YearGroup;
  tutorGroup: string;
  house: string;
  pupilPremium: boolean;
  sen: SpecialNeeds;
}

export interface DatedMembership extends PupilMembership {
  starts: SchoolDate;
}

export interface RollDates {
  startDate: SchoolDate | null;
  leavingDate: SchoolDate | null;
}

/** The first membership holds from the start, whatever day it was imported on. */
export const FROM_THE_START: SchoolDate = '1900-01-01';

/** From the start date to the leaving date, both included. */
export function isOnRoll(roll: RollDates, date: SchoolDate): boolean {
  return (
    (roll.startDate === null || roll.startDate <= date) &&
    (roll.leavingDate === null || date <= roll.leavingDate)
  );
}

/** The membership of the day; memberships are in order of their start. */
export function membershipOn(memberships: readonly DatedMembership[], date: SchoolDate): DatedMembership {
  let current = memberships[0];
  if (!current) throw new Error('A pupil has no membership');
  for (const membership of memberships) if (membership.starts <= date) current = membership;
  return current;
}

export function sameMembership(a: PupilMembership, b: PupilMembership): boolean {
  return (
    a.yearGroup === b.yearGroup &&
    a.tutorGroup === b.tutorGroup &&
    a.house === b.house &&
    a.pupilPremium === b.pupilPremium &&
    a.sen === b.sen
  );
}

/** A tutor group keeps the register; pupils without one share their year group's. */
export function registerGroupOf(membership: Pick<PupilMembership, 'tutorGroup' | 'yearGroup'>): string {
  return membership.tutorGroup || yearGroupName(membership.yearGroup);
}
