/** Decides what is told of which days: settled at each half-term's beginning, closed within it where the roll changes so. */
import { phaseOf, type Phase, type YearGroup } from '../../basics/year-group.ts';
import { addDays, dateOfDayNumber, dayNumber, type SchoolDate } from '../../basics/school-date.ts';
import type { DatedMembership } from '../../roll/pupil-groups.ts';
import type { SchoolRoll } from '../../roll/school-roll.ts';
import type { HalfTerm } from './half-terms.ts';
import { toldAtFirst, toldStill, type ToldGroups, type Unit, type UnitCell } from './told-groups.ts';

/** A school's unseen pupils from a day on, by phase, until the next such day. */
export interface RollDay {
  from: SchoolDate;
  cells: ReadonlyMap<Phase, readonly UnitCell[]>;
}

/**
 * How a school's roll changed over some days, for whoever does not see these pupils; the first is of the first day.
 *
 * @param isSeen whether the reader sees a pupil while a membership holds, and so learns nothing of them from figures
 */
export function rollDays(
  { pupils }: SchoolRoll,
  { first, last }: HalfTerm,
  isSeen: (membership: DatedMembership) => boolean,
): RollDay[] {
  const [begin, end] = [dayNumber(first), dayNumber(last)];
  const changes = new Set([begin]);
  for (const { spans } of pupils)
    for (const { from, to } of spans)
      for (const day of [from, to + 1]) if (day > begin && day <= end) changes.add(day);
  return [...changes]
    .sort((a, b) => a - b)
    .map((day) => {
      const cells = new Map<Phase, Map<string, UnitCell>>();
      for (const { spans } of pupils)
        for (const { from, to, membership } of spans) {
          if (day < from || day > to || isSeen(membership)) continue;
          const { yearGroup: year, pupilPremium: premium, sen } = membership;
          const ofPhase = cells.get(phaseOf(year)) ?? new Map<string, UnitCell>();
          cells.set(phaseOf(year), ofPhase);
          const key = `${year} ${premium} ${sen === 'N'}`;
          const cell = ofPhase.get(key) ?? { year, premium, send: sen !== 'N', pupils: 0 };
          ofPhase.set(key, { ...cell, pupils: cell.pupils + 1 });
        }
      return {
        from: dateOfDayNumber(day),
        cells: new Map([...cells].map(([phase, some]) => [phase, [...some.values()]])),
      };
    });
}

export interface SchoolOfRolls {
  school: string;
  cluster: string;
  /** The years of its target when the half-term began; null: every year. */
  targetYears: ReadonlySet<YearGroup> | null;
  days: readonly RollDay[];
}

/** What is told of these days, the last included. */
export interface ToldDays {
  from: SchoolDate;
  to: SchoolDate;
  groups: ToldGroups;
}

/** What is told over one half-term, of all the trust's schools. */
export function toldInHalfTerm({ first, last }: HalfTerm, schools: readonly SchoolOfRolls[]): ToldDays[] {
  const changes = [
    ...new Set([first, ...schools.flatMap(({ days }) => days.map(({ from }) => from))]),
  ].sort();
  let groups: ToldGroups | null = null;
  return changes.map((from, index) => {
    const units = schools.flatMap((school) => unitsOn(school, from));
    groups = groups === null ? toldAtFirst(units) : toldStill(groups, units);
    const next = changes[index + 1];
    return { from, to: next === undefined ? last : addDays(next, -1), groups };
  });
}

/**
 * What of it is told to somebody who sees some of the pupils: never more than to whoever sees none, so that the two
 * tell nothing together.
 *
 * @param schools with the pupils that are not seen alone
 */
export function toldToOne(told: readonly ToldDays[], schools: readonly SchoolOfRolls[]): ToldDays[] {
  return told.flatMap(({ from, to, groups }) => {
    const changes = [
      ...new Set([
        from,
        ...schools
          .flatMap(({ days }) => days.map((day) => day.from))
          .filter((day) => from < day && day <= to),
      ]),
    ].sort();
    return changes.map((first, index) => {
      const next = changes[index + 1];
      const units = schools.flatMap((school) => unitsOn(school, first));
      return {
        from: first,
        to: next === undefined ? to : addDays(next, -1),
        groups: groups.bodies.length === 0 ? groups : toldStill(groups, units),
      };
    });
  });
}

function unitsOn({ school, cluster, targetYears, days }: SchoolOfRolls, date: SchoolDate): Unit[] {
  const day = days.findLast(({ from }) => from <= date);
  return [...(day?.cells ?? [])].map(([phase, cells]) => ({ school, cluster, phase, targetYears, cells }));
}
