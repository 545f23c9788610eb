/** Decides who was on a school's roll when, and in which groups: what the counting of registers goes by. */
import {
  isOnRoll,
  membershipOn,
  registerGroupOf,
  type DatedMembership,
  type RollDates,
  type YearGroup,
} from './pupil-groups.ts';
import type { PupilNeeds } from './key-groups.ts';
import { addDays, dayNumber, type SchoolDate } from './school-date.ts';

/** Pupils who share a register, a year group and pupil premium: the smallest group figures are made of. */
export interface RollGroup {
  registerGroup: string;
  yearGroup: YearGroup;
  pupilPremium: boolean;
}

/** Days (as day numbers, both included) on which a pupil was on roll with one membership. */
export interface RollSpan {
  from: number;
  to: number;
  membership: DatedMembership;
  /** Which of the roll's groups. */
  group: number;
}

export type LastingNeeds = Omit<PupilNeeds, 'pupilPremium' | 'sen'>;

export interface EnteredPupil extends RollDates {
  id: number;
  memberships: readonly DatedMembership[];
  needs: LastingNeeds;
}

export interface RollPupil extends EnteredPupil {
  spans: readonly RollSpan[];
}

export interface SchoolRoll {
  /** In order of their ids. */
  pupils: readonly RollPupil[];
  groups: readonly RollGroup[];
}

const FIRST_DAY = -1_000_000;
const LAST_DAY = 10_000_000;

export function schoolRoll(entered: Iterable<EnteredPupil>): SchoolRoll {
  const groups: RollGroup[] = [];
  const numberOf = new Map<string, number>();
  const groupOf = (membership: DatedMembership): number => {
    const { yearGroup, pupilPremium } = membership;
    const registerGroup = registerGroupOf(membership);
    const key = `${yearGroup} ${pupilPremium} ${registerGroup}`;
    let number = numberOf.get(key);
    if (number === undefined) {
      numberOf.set(key, (number = groups.length));
      groups.push({ registerGroup, yearGroup, pupilPremium });
    }
    return number;
  };
  const pupils = [...entered]
    .sort((a, b) => a.id - b.id)
    .map((pupil) => {
      const firstDay = pupil.startDate === null ? FIRST_DAY : dayNumber(pupil.startDate);
      const lastDay = pupil.leavingDate === null ? LAST_DAY : dayNumber(pupil.leavingDate);
      const spans = pupil.memberships.flatMap((membership, place): RollSpan[] => {
        const next = pupil.memberships[place + 1];
        const from = Math.max(firstDay, place === 0 ? FIRST_DAY : dayNumber(membership.starts));
        const to = Math.min(lastDay, next ? dayNumber(addDays(next.starts, -1)) : LAST_DAY);
        return from <= to ? [{ from, to, membership, group: groupOf(membership) }] : [];
      });
      return { ...pupil, spans };
    });
  return { pupils, groups };
}

/** A pupil's membership on a day; null when not on roll. */
export function rolledOn(pupil: RollPupil, date: SchoolDate): DatedMembership | null {
  return isOnRoll(pupil, date) ? membershipOn(pupil.memberships, date) : null;
}
