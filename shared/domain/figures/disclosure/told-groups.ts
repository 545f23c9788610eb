/**
 * Decides which groups of a trust's pupils are told to somebody who does not see them, from the roll alone: each school's
 * own, and what small schools tell together (docs/decisions/0017).
 */
import type { Phase, YearGroup } from '../../basics/year-group.ts';
import { leastJointSupport, leastSupport, type Cell, type Teller } from './least-support.ts';

/** Fewer pupils than this are never told of. */
export const FEWEST_PUPILS = 10;
/** At the beginning of a half-term there is room for two to leave or to change. */
const FEWEST_AT_FIRST = 12;
/** A school gives up figures of its own for the trust's sum only where so many others keep theirs; else that sum is not told. */
const FEWEST_TELLING = 1;

/** Unseen pupils of a school's phase who are alike in year, pupil premium and need. */
export interface UnitCell {
  year: YearGroup;
  premium: boolean;
  send: boolean;
  pupils: number;
}

/** A phase of a school: what its figures are told of or not. */
export interface Unit {
  school: string;
  cluster: string;
  phase: Phase;
  /** The years its target is of; null: every year. */
  targetYears: ReadonlySet<YearGroup> | null;
  cells: readonly UnitCell[];
}

/** What a unit, or a pool of them, tells by itself. */
interface Told {
  whole: boolean;
  premium: boolean;
  /** All pupils, and pupil premium pupils, of the target's years. */
  cohort: boolean;
  cohortPremium: boolean;
  send: boolean;
  /** Bands of neighbouring years, told by the week; none where even the widest are too small. */
  bands: readonly (readonly YearGroup[])[];
}

/** Units that tell their figures as one: a single one, or several that are too small alone. */
export interface Body {
  readonly units: readonly Unit[];
  readonly told: Told;
}

/** What is told by a body alone or else jointly. */
const jointSides = ['premium', 'cohortPremium', 'send'] as const;
export type JointSide = (typeof jointSides)[number];

/** Bodies that tell the sides which they lack together only. */
interface Joint {
  readonly sides: readonly JointSide[];
  /** Which of the bodies. */
  readonly members: readonly number[];
}

export interface ToldGroups {
  readonly bodies: readonly Body[];
  readonly joints: readonly Joint[];
}

const NOTHING: Told = {
  whole: false,
  premium: false,
  cohort: false,
  cohortPremium: false,
  send: false,
  bands: [],
};

export const PREMIUM: readonly JointSide[] = ['cohortPremium', 'premium'];
export const SEND: readonly JointSide[] = ['send'];

const pupilsIn = (cells: readonly { pupils: number }[]): number =>
  cells.reduce((sum, { pupils }) => sum + pupils, 0);
const sizeOf = ({ units }: Pick<Body, 'units'>): number =>
  units.reduce((sum, { cells }) => sum + pupilsIn(cells), 0);

export const isOfTarget = ({ targetYears }: Unit, year: YearGroup): boolean => targetYears?.has(year) ?? true;

/** A body's pupils by class and side: a class for each band; without bands one for the target's years and one for the others. */
function cellsOf({ units, told }: Body): Cell[] {
  return units.flatMap((unit) =>
    unit.cells.map(({ year, premium, send, pupils }): Cell => {
      const ofTarget = isOfTarget(unit, year);
      const band = told.bands.findIndex((years) => years.includes(year));
      return {
        class: told.bands.length > 0 ? band : told.cohort && ofTarget ? 1 : 0,
        sides: [premium, premium && ofTarget, send],
        pupils,
      };
    }),
  );
}

type Sides = Teller['own'];
const threeOf = ([a = false, b = false, c = false]: readonly boolean[]): Sides => [a, b, c];
const sidesTold = (told: Told): Sides => [told.premium, told.cohortPremium, told.send];

const leastOf = (body: Body): number => leastSupport(cellsOf(body), sidesTold(body.told));

/** Runs of so many neighbouring years; no band crosses the edge of the target's years where those are told. */
function bandsOf(unit: Unit, wide: number, isCohortTold: boolean): YearGroup[][] {
  const bands: YearGroup[][] = [];
  for (const year of [...new Set(unit.cells.map((cell) => cell.year))].sort((a, b) => a - b)) {
    const band = bands.at(-1);
    const crosses = band?.[0] !== undefined && isOfTarget(unit, band[0]) !== isOfTarget(unit, year);
    if (band && band.length < wide && !(isCohortTold && crosses)) band.push(year);
    else bands.push([year]);
  }
  return bands;
}

const WIDEST_BAND = 4;

/** What units tell as one: group after group, each where no fewer pupils than `fewest` could be worked out with it. */
function decided(units: readonly Unit[], fewest: number): Body {
  const [unit] = units;
  if (!unit || sizeOf({ units }) < FEWEST_PUPILS) return { units, told: NOTHING };
  let body: Body = { units, told: { ...NOTHING, whole: true } };
  const tells = (more: Partial<Told>): boolean => {
    const next = { units, told: { ...body.told, ...more } };
    if (leastOf(next) < fewest) return false;
    body = next;
    return true;
  };
  tells({ cohort: true });
  tells({ cohortPremium: true });
  tells({ premium: true });
  for (let wide = 1; units.length === 1 && wide <= WIDEST_BAND; wide++)
    if (tells({ bands: bandsOf(unit, wide, body.told.cohort) })) break;
  tells({ send: true });
  return body;
}

const lacks = ({ told }: Body, sides: readonly JointSide[]): boolean => sides.some((side) => !told[side]);
const without = (body: Body, sides: readonly JointSide[]): Body => ({
  ...body,
  told: { ...body.told, ...Object.fromEntries(sides.map((side) => [side, false])) },
});

/**
 * The fewest pupils that could be worked out with what several tell together. What they tell in other companies counts
 * as if each told it alone: that is never too many.
 */
function leastJointly({ bodies, joints }: ToldGroups, joint: Joint): number {
  const { sides, members } = joint;
  const tellers = members.flatMap((member): Teller[] => {
    const body = bodies[member];
    if (!body) return [];
    const others = joints.filter((other) => other !== joint && other.members.includes(member));
    const isJoint = jointSides.map((side) => sides.includes(side) && !body.told[side]);
    const isElsewhere = jointSides.map((side) => others.some((other) => other.sides.includes(side)));
    return [
      {
        cells: cellsOf(body),
        joint: threeOf(isJoint),
        own: sidesTold(body.told),
        elsewhere: threeOf(isElsewhere),
      },
    ];
  });
  return leastJointSupport(tellers);
}

const leastOfJoints = (groups: ToldGroups): number =>
  Math.min(Infinity, ...groups.joints.map((joint) => leastJointly(groups, joint)));

/** The groups told from the beginning of a half-term on. */
export function toldAtFirst(units: readonly Unit[]): ToldGroups {
  const pools = pooled(units.filter(({ cells }) => pupilsIn(cells) > 0));
  const alone: ToldGroups = { bodies: pools.map((pool) => decided(pool, FEWEST_AT_FIRST)), joints: [] };
  return withJoints(withJoints(alone, PREMIUM), SEND);
}

type Area = (unit: Unit) => string;
/** Those near are told together before those far. */
const areas: readonly Area[] = [
  ({ phase, cluster }) => `${phase} ${cluster}`,
  ({ phase }) => phase,
  ({ phase }) => (phase === 'post16' ? 'post-16' : 'the main years'),
  () => 'the trust',
];

/** Units too small to be told of at all stand together; the smallest of the others joins where they are too few. */
function pooled(units: readonly Unit[]): Unit[][] {
  const pools: Unit[][] = [];
  const taken = new Set<Unit>();
  for (const area of areas) {
    const small = units.filter((unit) => !taken.has(unit) && pupilsIn(unit.cells) < FEWEST_PUPILS);
    for (const [name, some] of Map.groupBy(small, area)) {
      const others = units.filter((unit) => area(unit) === name && !taken.has(unit) && !small.includes(unit));
      const pool = [...some];
      const mayJoin = others.length - FEWEST_TELLING;
      for (const unit of others.sort((a, b) => pupilsIn(a.cells) - pupilsIn(b.cells)))
        if (sizeOf({ units: pool }) < FEWEST_PUPILS && pool.length - some.length < mayJoin) pool.push(unit);
      if (sizeOf({ units: pool }) < FEWEST_PUPILS) continue;
      pools.push(pool);
      for (const unit of pool) taken.add(unit);
    }
  }
  return [...pools, ...units.filter((unit) => !taken.has(unit)).map((unit) => [unit])];
}

/**
 * Bodies that lack one of the sides tell them together, all of them or else one by one; the smallest that tells them
 * joins where that is too little.
 */
function withJoints(groups: ToldGroups, sides: readonly JointSide[]): ToldGroups {
  let found = groups;
  for (const area of areas)
    for (const name of new Set(found.bodies.flatMap(({ units }) => units.map(area)))) {
      const here = found.bodies.flatMap(({ units, told }, index) =>
        told.whole && units.every((unit) => area(unit) === name) ? [index] : [],
      );
      for (const some of sides.length > 1 ? [sides, ...sides.map((side) => [side])] : [sides])
        found = jointOf(found, some, here) ?? found;
    }
  return found;
}

function jointOf(
  groups: ToldGroups,
  sides: readonly JointSide[],
  here: readonly number[],
): ToldGroups | null {
  // A side is told in one company only.
  const isOpen = (index: number): boolean =>
    sides.some((side) => isLacking(groups, index, side)) &&
    sides.every((side) => groups.bodies[index]?.told[side] || isLacking(groups, index, side));
  const lacking = here.filter(isOpen);
  if (lacking.length === 0) return null;
  const near = here
    .filter((index) => groups.bodies[index] && !lacks(groups.bodies[index], sides))
    .filter((index) => !isInCompany(groups, index, sides))
    .sort((a, b) => sizeAt(groups, a) - sizeAt(groups, b));
  for (let more = 0; more <= Math.max(0, near.length - FEWEST_TELLING); more++) {
    const joining = near.slice(0, more);
    const trial: ToldGroups = {
      bodies: groups.bodies.map((body, index) => (joining.includes(index) ? without(body, sides) : body)),
      joints: [...groups.joints, { sides, members: [...lacking, ...joining] }],
    };
    if (leastOfJoints(trial) >= FEWEST_AT_FIRST) return trial;
  }
  return null;
}

const isInCompany = ({ joints }: ToldGroups, index: number, sides: readonly JointSide[]): boolean =>
  joints.some((joint) => joint.members.includes(index) && joint.sides.some((side) => sides.includes(side)));

const isLacking = (groups: ToldGroups, index: number, side: JointSide): boolean =>
  !groups.bodies[index]?.told[side] && !isInCompany(groups, index, [side]);

const sizeAt = ({ bodies }: ToldGroups, index: number): number => {
  const body = bodies[index];
  return body ? sizeOf(body) : 0;
};

/**
 * What still stands when the roll has changed: what would tell of too few is closed, and nothing is told anew before the
 * next half-term; but a unit that had nobody then is decided now.
 */
export function toldStill(groups: ToldGroups, units: readonly Unit[]): ToldGroups {
  if (groups.bodies.length === 0) return toldAtFirst(units);
  const now = new Map(units.map((unit) => [keyOf(unit), unit]));
  const bodies = groups.bodies.map((body) => {
    const changed = body.units.map((unit) => ({ ...unit, cells: now.get(keyOf(unit))?.cells ?? NOBODY }));
    const isSame = changed.every(({ cells }, index) => cells === body.units[index]?.cells);
    return isSame ? body : still({ ...body, units: changed });
  });
  const known = new Set(groups.bodies.flatMap((body) => body.units.map(keyOf)));
  const come = units.filter((unit) => !known.has(keyOf(unit)) && pupilsIn(unit.cells) > 0);
  let found: ToldGroups = {
    bodies: [...bodies, ...come.map((unit) => decided([unit], FEWEST_AT_FIRST))],
    // Whoever tells nothing at all any more tells nothing with others either.
    joints: groups.joints.filter(({ members }) => members.every((member) => bodies[member]?.told.whole)),
  };
  while (leastOfJoints(found) < FEWEST_PUPILS) found = { ...found, joints: found.joints.slice(0, -1) };
  return found;
}

/** The fewest pupils that could be worked out of a school from what it tells by itself; Infinity where it tells nothing so. */
export const leastSupportOf = ({ bodies }: ToldGroups, school: string): number =>
  Math.min(
    ...bodies
      .filter(({ units, told }) => told.whole && units.some((unit) => unit.school === school))
      .map(leastOf),
  );

/** The schools that tell something with others only. */
export const schoolsInCompany = ({ bodies, joints }: ToldGroups): string[] => {
  const together = [
    ...bodies.filter(({ units }) => units.length > 1),
    ...joints.flatMap(({ members }) => members.flatMap((member) => bodies[member] ?? [])),
  ];
  return [...new Set(together.flatMap(({ units }) => units.map(({ school }) => school)))];
};

/** Whether several tell anything together. */
export const hasCompany = ({ bodies, joints }: ToldGroups): boolean =>
  joints.length > 0 || bodies.some(({ units }) => units.length > 1);

/** What is told on a day on which some schools are closed: the others' sums must be of enough pupils without theirs. */
export function toldWithout(groups: ToldGroups, closed: ReadonlySet<string>): ToldGroups {
  const units = groups.bodies.flatMap((body) => body.units);
  return toldStill(
    groups,
    units.map((unit) => (closed.has(unit.school) ? { ...unit, cells: NOBODY } : unit)),
  );
}

const NOBODY: readonly UnitCell[] = [];
const keyOf = ({ school, phase }: Unit): string => `${phase} ${school}`;

function still(body: Body): Body {
  let told = { ...body.told, bands: widened(body) };
  const closing: Partial<Told>[] = [
    {},
    { send: false },
    { bands: [] },
    { premium: false },
    { cohortPremium: false },
    { cohort: false },
  ];
  for (const less of told.whole ? closing : []) {
    told = { ...told, ...less };
    if (leastOf({ ...body, told }) >= FEWEST_PUPILS) return { ...body, told };
  }
  return { ...body, told: NOTHING };
}

/** The bands with a year that has come since in its nearest one; none where that is across the edge of the target's years. */
function widened({ units: [unit], told }: Body): readonly (readonly YearGroup[])[] {
  if (!unit || told.bands.length === 0) return [];
  const bands = told.bands.map((band) => [...band]);
  for (const year of new Set(unit.cells.map((cell) => cell.year))) {
    if (bands.some((band) => band.includes(year))) continue;
    const distance = (band: readonly YearGroup[]): number =>
      Math.min(...band.map((one) => Math.abs(one - year)));
    const nearest = [...bands].sort((a, b) => distance(a) - distance(b))[0];
    const isAcross = nearest?.[0] !== undefined && isOfTarget(unit, nearest[0]) !== isOfTarget(unit, year);
    if (!nearest || (told.cohort && isAcross)) return [];
    nearest.push(year);
  }
  return bands;
}

/** The schools whose figures of a side a school's are told together with, itself among them; none where it tells its own. */
export function toldWith(
  groups: ToldGroups,
  school: string,
  includes: (year: YearGroup, school: string) => boolean,
  side: 'all' | JointSide,
): string[] {
  const found = new Set<string>();
  groups.bodies.forEach((body, index) => {
    const isOfSchool = (unit: Unit): boolean =>
      unit.school === school && unit.cells.some(({ year }) => includes(year, school));
    if (!body.units.some(isOfSchool)) return;
    const members =
      side === 'all' || body.told[side]
        ? [index]
        : groups.joints
            .filter((joint) => joint.sides.includes(side) && joint.members.includes(index))
            .flatMap((joint) => joint.members);
    for (const member of members)
      for (const unit of groups.bodies[member]?.units ?? []) found.add(unit.school);
  });
  return [...found];
}

/** The finest bands that each of these lies within. */
export function commonBands(bands: readonly (readonly YearGroup[])[]): YearGroup[][] {
  const common: YearGroup[][] = [];
  for (const band of bands) {
    const met = common.filter((years) => years.some((year) => band.includes(year)));
    const joined = [...new Set([...band, ...met.flat()])].sort((a, b) => a - b);
    for (const one of met) common.splice(common.indexOf(one), 1);
    common.push(joined);
  }
  return common;
}
