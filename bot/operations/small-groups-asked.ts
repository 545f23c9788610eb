import { holdsRole, maySeePupil, type Role } from '#shared/domain/permission.ts';
import { noRegisterCount } from '#shared/domain/register-counts.ts';
import type { Measure } from '#shared/domain/measures.ts';
import { Problem } from '#shared/domain/problem.ts';
import type { StaffMember } from './context.ts';

const SEES_ALL_PUPILS: readonly Role[] = [
  'senior-leader',
  'safeguarding-lead',
  'attendance-officer',
  'attendance-administrator',
];
/** Fewer would point at children. */
export const SMALL_GROUP = 10;

interface Asked {
  by: string;
  tutorGroup?: string | undefined;
  house?: string | undefined;
  premium?: string | undefined;
  send?: string | undefined;
  codes?: string | undefined;
  split?: string | undefined;
}

export const seesAllPupils = (person: StaffMember, school: string): boolean =>
  holdsRole(person, school, SEES_ALL_PUPILS);

/**
 * Refuses what would tell those who don't see a school's pupils about single ones: tutor groups and houses taken
 * apart by premium, need, code, week or day. A group of one's own is open to its tutor.
 */
export function mustNotPointAtPupils(
  person: StaffMember,
  schools: readonly { id: string }[],
  asked: Asked,
): void {
  if (asked.by === 'pupil' || schools.every(({ id }) => seesAllPupils(person, id))) return;
  const ofGroups =
    ['tutor-group', 'house'].includes(asked.by) ||
    asked.tutorGroup !== undefined ||
    asked.house !== undefined;
  const apart =
    asked.premium ??
    asked.send ??
    asked.codes ??
    asked.split ??
    (asked.by === 'premium' || asked.by === 'send' || undefined);
  if (!ofGroups || apart === undefined) return;
  const [only] = schools;
  const { tutorGroup } = asked;
  const own =
    only !== undefined &&
    schools.length === 1 &&
    tutorGroup !== undefined &&
    maySeePupil(person, { school: only.id, tutorGroup, yearGroup: -1, house: '' }) === 'yes';
  if (!own)
    throw new Problem(
      'forbidden',
      'Your role sees the figures of tutor groups and houses as a whole: taken apart, they would point at pupils.',
    );
}

/**
 * The groups that can be shown to somebody who does not see the school's pupils: those of ten or more, and never all
 * but one, whose figures would follow from the sum.
 */
export function withoutSmallGroups<Group extends { school: string | null; measure: Measure }>(
  groups: readonly [place: string, group: Group][],
  person: StaffMember,
): [place: string, group: Group][] {
  const open = ({ school, measure }: Group): boolean =>
    (school !== null && seesAllPupils(person, school)) ||
    measure.onRoll >= SMALL_GROUP ||
    measure.onRoll === 0;
  const hidden = groups.filter(([, group]) => !open(group));
  if (hidden.length === 0) return [...groups];
  const shown = groups.filter(([, group]) => open(group));
  if (hidden.length > 1) return shown;
  const smallest = Math.min(...shown.map(([, { measure }]) => measure.onRoll));
  const next = shown.findIndex(([, { measure }]) => measure.onRoll === smallest);
  return shown.filter((_, place) => place !== next);
}

/** A group's figures without its sides, which may be a pupil or two. */
export function withoutSides(measure: Measure): Measure {
  const none = noRegisterCount;
  return { ...measure, pp: none(), nonPp: none(), send: none(), nonSend: none() };
}
