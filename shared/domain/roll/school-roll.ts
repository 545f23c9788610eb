/** Decides who was on a school's roll when, and in which groups: what the counting of registers goes by. */
import {
  isOnRoll,
  membershipOn,
  registerGroupOf,
  type DatedMembership,
  type RollDates,
} from './pupil-groups.ts';
import type { YearGroup } from '../basics/year-group.ts';
import type { PupilNeeds } from './pupil-needs.ts';
import { Numbered } from '../basics/numbered.ts';
import { addDays, dayNumber, type SchoolDate } from '../basics/school-date.ts';

/** Pupils who share a register, a year group and pupil premium: the smallest group figures are made of. */
interface RollGroup {
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

type LastingNeeds = Omit<PupilNeeds, 'pupilPremium' | 'sen'>;

export interface EnteredPupil extends RollDates {
  id: number;
  memberships: readonly DatedMembership[];
  needs: LastingNeeds;
}

export interface RollPupil extends EnteredPupil {
  spans: readonly RollSpan[];
}

/** Every pupil's spans one after another, as numbers, for counting. */
interface FlatSpans {
  /** Pupils' ids, in order. */
  ids: Uint32Array;
  /** Where each pupil's spans begin; one more than there are pupils. */
  starts: Int32Array;
  from: Int32Array;
  to: Int32Array;
  /** Which of the roll's groups. */
  group: Int32Array;
}

export interface SchoolRoll {
  /** In order of their ids. */
  pupils: readonly RollPupil[];
  groups: readonly RollGroup[];
  flat: FlatSpans;
}

const FIRST_DAY = -1_000_000;
const LAST_DAY = 10_000_000;

export function schoolRoll(entered: Iterable<EnteredPupil>): SchoolRoll {
  const groups = new Numbered<RollGroup>();
  // Most pupils share their memberships and dates with their class: what is alike is kept once.
  const memberships = new Alike<readonly DatedMembership[]>();
  const needs = new Alike<LastingNeeds>();
  const spans = new Alike<readonly RollSpan[]>();
  const pupils = [...entered]
    .sort((a, b) => a.id - b.id)
    .map(({ id, startDate, leavingDate, ...pupil }): RollPupil => {
      const key = pupil.memberships.map(membershipKey).join('\n');
      const own = memberships.of(key, () => pupil.memberships);
      return {
        id,
        startDate,
        leavingDate,
        memberships: own,
        needs: needs.of(Object.values(pupil.needs).join(), () => pupil.needs),
        spans: spans.of(`${startDate} ${leavingDate} ${key}`, () =>
          spansOf({ startDate, leavingDate }, own, (membership) => {
            const { yearGroup, pupilPremium } = membership;
            const group = { registerGroup: registerGroupOf(membership), yearGroup, pupilPremium };
            return groups.of(`${yearGroup} ${pupilPremium} ${group.registerGroup}`, group);
          }),
        ),
      };
    });
  return { pupils, groups: groups.all, flat: flatSpans(pupils) };
}

const membershipKey = (membership: DatedMembership): string =>
  [
    membership.starts,
    membership.yearGroup,
    membership.tutorGroup,
    membership.house,
    membership.pupilPremium,
    membership.sen,
  ].join('\t');

function spansOf(
  dates: RollDates,
  memberships: readonly DatedMembership[],
  groupOf: (membership: DatedMembership) => number,
): RollSpan[] {
  const firstDay = dates.startDate === null ? FIRST_DAY : dayNumber(dates.startDate);
  const lastDay = dates.leavingDate === null ? LAST_DAY : dayNumber(dates.leavingDate);
  return memberships.flatMap((membership, index): RollSpan[] => {
    const next = memberships[index + 1];
    const from = Math.max(firstDay, index === 0 ? FIRST_DAY : dayNumber(membership.starts));
    const to = Math.min(lastDay, next ? dayNumber(addDays(next.starts, -1)) : LAST_DAY);
    return from <= to ? [{ from, to, membership, group: groupOf(membership) }] : [];
  });
}

function flatSpans(pupils: readonly RollPupil[]): FlatSpans {
  const starts = new Int32Array(pupils.length + 1);
  pupils.forEach(({ spans }, index) => {
    starts[index + 1] = (starts[index] ?? 0) + spans.length;
  });
  const all = pupils.flatMap(({ spans }) => spans);
  return {
    ids: Uint32Array.from(pupils, ({ id }) => id),
    starts,
    from: Int32Array.from(all, ({ from }) => from),
    to: Int32Array.from(all, ({ to }) => to),
    group: Int32Array.from(all, ({ group }) => group),
  };
}

/** The first of those that are alike. */
class Alike<Thing> {
  readonly #things = new Map<string, Thing>();

  of(key: string, make: () => Thing): Thing {
    const cached = this.#things.get(key);
    if (cached !== undefined) return cached;
    const thing = make();
    this.#things.set(key, thing);
    return thing;
  }
}

/** A pupil's membership on a day; null when not on roll. */
export function rolledOn(pupil: RollPupil, date: SchoolDate): DatedMembership | null {
  return isOnRoll(pupil, date) ? membershipOn(pupil.memberships, date) : null;
}
