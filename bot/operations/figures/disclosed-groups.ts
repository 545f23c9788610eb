import { hasRight, maySeePupil } from '#shared/domain/people/permission.ts';
import { noRegisterCount } from '#shared/domain/registers/register-counts.ts';
import type { Measure } from '#shared/domain/figures/measures.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { registerGroupOf, type DatedMembership } from '#shared/domain/roll/pupil-groups.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { groupsTooSmall, hideSmallGroups, isSmallGroup } from '#shared/domain/figures/small-groups.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import type { StaffMember } from '../context.ts';

interface GroupsQuery {
  by: string;
  tutorGroup?: string | undefined;
  house?: string | undefined;
  premium?: string | undefined;
  send?: string | undefined;
  codes?: string | undefined;
  split?: string | undefined;
}

type OfTeachers = 'tutor-group' | 'house';
const isOfTeachers = (by: string): by is OfTeachers => by === 'tutor-group' || by === 'house';

export const seesAllPupils = (person: StaffMember, school: string): boolean =>
  hasRight(person, 'see-pupils', school);

/**
 * Refuses what would tell those who don't see a school's pupils about single ones: tutor groups and houses taken
 * apart by premium, need, code, week or day. A group of one's own is open to its tutor.
 */
export function mustNotIdentifyPupils(
  person: StaffMember,
  schools: readonly { id: string }[],
  query: GroupsQuery,
): void {
  if (query.by === 'pupil' || schools.every(({ id }) => seesAllPupils(person, id))) return;
  const ofGroups = isOfTeachers(query.by) || query.tutorGroup !== undefined || query.house !== undefined;
  const apart =
    query.premium ??
    query.send ??
    query.codes ??
    query.split ??
    (query.by === 'premium' || query.by === 'send' || undefined);
  if (ofGroups && apart !== undefined && !isOwnGroup(person, schools, query.tutorGroup))
    throw new Problem(
      'forbidden',
      'Your role sees the figures of tutor groups and houses as a whole: taken apart, they would point at pupils.',
    );
}

/**
 * Refuses a tutor group or house too small, or whose neighbour is: what is hidden in the table is not told by its name.
 */
export async function mustNotBeTooSmall(
  reading: Reading,
  person: StaffMember,
  schools: readonly { id: string }[],
  { by: dimension, tutorGroup, house }: GroupsQuery,
  date: SchoolDate,
): Promise<void> {
  // Pupil by pupil only those are counted whom one sees.
  if (dimension === 'pupil' || isOwnGroup(person, schools, tutorGroup)) return;
  const askedBy = { 'tutor-group': tutorGroup, house };
  for (const by of ['tutor-group', 'house'] as const) {
    const name = askedBy[by];
    if (name === undefined) continue;
    const hidden = await groupsHidden(reading, person, schools, by, date);
    if ([...hidden.values()].some((names) => names.has(name))) throw new Problem('forbidden', tooFewText);
  }
}

export const tooFewText = 'These are too few pupils, whom your role does not see.';

/** By school, the groups that are not told to the person, whatever else is asked for. */
async function groupsHidden(
  reading: Reading,
  person: StaffMember,
  schools: readonly { id: string }[],
  by: OfTeachers,
  date: SchoolDate,
): Promise<Map<string, ReadonlySet<string>>> {
  const unseen = schools.map(({ id }) => id).filter((id) => !seesAllPupils(person, id));
  const nameOf = by === 'house' ? (membership: DatedMembership) => membership.house : registerGroupOf;
  const rolls = await cachedRolls(reading, unseen);
  return new Map([...rolls].map(([school, roll]) => [school, groupsTooSmall(roll, date, nameOf)]));
}

function isOwnGroup(
  person: StaffMember,
  schools: readonly { id: string }[],
  tutorGroup: string | undefined,
): boolean {
  const [only] = schools;
  if (!only || schools.length > 1 || tutorGroup === undefined) return false;
  return maySeePupil(person, { school: only.id, tutorGroup, yearGroup: -1, house: '' }) === 'yes';
}

/**
 * The groups that can be told to somebody who does not see the school's pupils: those of ten or more, less what the
 * hidden ones would follow from.
 */
export async function disclosedGroups<Group extends { school: string | null; key: string; measure: Measure }>(
  reading: Reading,
  person: StaffMember,
  schools: readonly { id: string }[],
  by: string,
  date: SchoolDate,
  groups: readonly [key: string, group: Group][],
): Promise<[key: string, group: Group][]> {
  const hidden = isOfTeachers(by) ? await groupsHidden(reading, person, schools, by, date) : null;
  const told = groups.filter(([, { school, key }]) => !hidden?.get(school ?? '')?.has(key));
  const sizes = told.map(([, { measure }]) => measure.onRoll);
  const seen = told.map(([, { school }]) => school !== null && seesAllPupils(person, school));
  const sum = sizes.reduce((all, pupils) => all + pupils, 0);
  const shown = hideSmallGroups([...sizes.map((pupils) => [pupils]), [sum]], [...seen, false]);
  return told.filter((_, index) => shown[index]?.[0] !== null);
}

const pairs = [
  ['pp', 'nonPp'],
  ['send', 'nonSend'],
] as const;

/**
 * Groups' figures for somebody who does not see the pupils: a pair of sides (pupil premium or not, SEND or not) is told
 * of every group or of none, as one that is left out would follow from the others. Those of tutor groups and houses never are.
 */
export function withoutSmallSides(groups: readonly Measure[], by: string): Measure[] {
  const hidden = pairs.filter(
    (pair) =>
      isOfTeachers(by) || groups.some((group) => pair.some((side) => isSmallGroup(group.pupilsOf[side]))),
  );
  const blank = Object.fromEntries(hidden.flat().map((side) => [side, noRegisterCount()]));
  return groups.map((group) => ({ ...group, ...blank }));
}
