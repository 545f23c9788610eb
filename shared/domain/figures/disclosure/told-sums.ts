/** Whether a sum that is asked for is told to somebody who does not see its pupils, and together with whom. */
import type { YearGroup } from '../../basics/year-group.ts';
import {
  isOfTarget,
  PREMIUM,
  SEND,
  type Body,
  type JointSide,
  type ToldGroups,
  type Unit,
} from './told-groups.ts';

/** A sum that is asked for. */
export interface Wanted {
  schools: ReadonlySet<string>;
  /** Which years of a school. */
  includes: (year: YearGroup, school: string) => boolean;
  side: 'all' | 'premium' | 'send';
  /** Whether whole school weeks that are over are asked for, and nothing finer. */
  weekly: boolean;
}

interface Selection {
  nobody: boolean;
  /** Everybody of the body. */
  full: boolean;
  /** Just the years of the targets. */
  target: boolean;
  /** Whole bands. */
  bands: boolean;
}

function selectionOf({ units, told }: Body, { schools, includes }: Wanted): Selection {
  const pupils = units.flatMap((unit) =>
    unit.cells
      .filter((cell) => cell.pupils > 0)
      .map(({ year }) => ({
        year,
        chosen: schools.has(unit.school) && includes(year, unit.school),
        target: isOfTarget(unit, year),
      })),
  );
  const chosen = new Set(pupils.filter((one) => one.chosen).map(({ year }) => year));
  return {
    nobody: chosen.size === 0,
    full: pupils.every((one) => one.chosen),
    target: pupils.every((one) => one.chosen === one.target),
    bands:
      told.bands.length > 0 &&
      told.bands.every((band) => band.every((year) => chosen.has(year) === chosen.has(band[0] ?? year))),
  };
}

const ownTold = ({ told }: Body, { full, target, bands }: Selection, { side, weekly }: Wanted): boolean => {
  if (side === 'premium') return (full && told.premium) || (target && told.cohortPremium);
  if (side === 'send') return full && told.send && weekly;
  return (full && told.whole) || (target && told.cohort) || (bands && weekly);
};

/** Whether a sum is told: each of its parts is, alone or with all of those that it is told together with. */
export function isTold(groups: ToldGroups, wanted: Wanted): boolean {
  const selections = groups.bodies.map((body) => selectionOf(body, wanted));
  const lacking = groups.bodies.flatMap((body, index) => {
    const selection = selections[index];
    return !selection || selection.nobody || ownTold(body, selection, wanted) ? [] : [index];
  });
  if (lacking.length === 0) return true;
  return isMadeOf(lacking, companySums(groups, selections, wanted), new Set());
}

/** The sums of companies that the wanted one may hold: who lacks the side, all of them with the same of their years. */
function companySums(
  { bodies, joints }: ToldGroups,
  selections: readonly Selection[],
  { side: asked, weekly }: Wanted,
): number[][] {
  if (asked === 'all' || (asked === 'send' && !weekly)) return [];
  const ways: readonly (readonly [JointSide, 'full' | 'target'])[] =
    asked === 'send'
      ? [['send', 'full']]
      : [
          ['premium', 'full'],
          ['cohortPremium', 'target'],
        ];
  return joints.flatMap(({ sides, members }) =>
    ways.flatMap(([side, how]) => {
      if (!sides.includes(side)) return [];
      const together = members.filter((member) => bodies[member]?.told[side] === false);
      return together.every((member) => selections[member]?.[how]) ? [together] : [];
    }),
  );
}

/** Whether sums of which no two hold the same hold all of these: half of one with half of another is no sum that is told. */
function isMadeOf(lacking: readonly number[], sums: readonly number[][], held: ReadonlySet<number>): boolean {
  const [first] = lacking.filter((index) => !held.has(index));
  if (first === undefined) return true;
  return sums.some(
    (together) =>
      together.includes(first) &&
      !together.some((member) => held.has(member)) &&
      isMadeOf(lacking, sums, new Set([...held, ...together])),
  );
}

/**
 * Of a sum that is told: which schools' phases it tells of as one. While one of them has no figures of a day, the sum would be
 * the others' alone.
 */
export function companiesIn(groups: ToldGroups, wanted: Wanted): Pick<Unit, 'school' | 'phase'>[][] {
  const sides: readonly JointSide[] =
    wanted.side === 'premium' ? PREMIUM : wanted.side === 'send' ? SEND : [];
  return groups.bodies.flatMap((body, index) => {
    const selection = selectionOf(body, wanted);
    if (selection.nobody) return [];
    const isOwn = ownTold(body, selection, wanted);
    const members = isOwn
      ? [body]
      : groups.joints
          .filter(
            (joint) => joint.members.includes(index) && joint.sides.some((side) => sides.includes(side)),
          )
          .flatMap((joint) => joint.members.flatMap((member) => groups.bodies[member] ?? []))
          .filter(({ told }) => sides.some((side) => !told[side]));
    const units = members.flatMap((member) => member.units.map(({ school, phase }) => ({ school, phase })));
    return units.length > 1 ? [units] : [];
  });
}

/** Why a sum is not told. */
export type Untold = 'not-listed' | 'by-week' | 'too-few';

/** Null where it is told. */
export function whyNotTold(groups: ToldGroups, wanted: Wanted): Untold | null {
  if (isTold(groups, wanted)) return null;
  if (isTold(groups, { ...wanted, weekly: true })) return 'by-week';
  // A phase that is told with another school's is listed all the same.
  const isListed = groups.bodies.every(({ units, told }) =>
    units.every((unit) => {
      const { nobody, full, target, bands } = selectionOf({ units: [unit], told }, wanted);
      return nobody || full || (wanted.side !== 'send' && target) || (wanted.side === 'all' && bands);
    }),
  );
  return isListed ? 'too-few' : 'not-listed';
}
