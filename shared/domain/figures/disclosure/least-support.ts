/**
 * Decides how few pupils could be worked out from figures of groups: the least support of every sum and difference of
 * those groups. Exact for one partition into classes with up to three yes/no sides across it (docs/decisions/0017).
 */

/** Pupils of one class who are alike on every side. */
export interface Cell {
  /** Which class (a band of years); the class as a whole is told. */
  class: number;
  /** Whether they belong to each side: pupil premium, the target's cohort, SEND. */
  sides: readonly [boolean, boolean, boolean];
  pupils: number;
}

/** What a combination of sums counts a pupil of each side with. */
type Direction = readonly [number, number, number];

const SPECIAL = [0, 1, -1, 2, -2];
/** A side of one's own may have to make up for two that are shared. */
const FREE = [...SPECIAL, 3, -3, 4, -4];

const value = ({ sides }: Cell, direction: Direction): number =>
  direction.reduce((sum, factor, side) => sum + (sides[side] ? factor : 0), 0);

/** How many pupils a combination touches when each class's own sum takes out its largest part. */
function touched(cells: readonly Cell[], direction: Direction): number {
  const classes = new Map<number, Map<number, number>>();
  for (const cell of cells) {
    const parts = classes.get(cell.class) ?? new Map<number, number>();
    classes.set(cell.class, parts);
    const worth = value(cell, direction);
    parts.set(worth, (parts.get(worth) ?? 0) + cell.pupils);
  }
  let sum = 0;
  for (const parts of classes.values()) {
    const sizes = [...parts.values()];
    sum += sizes.reduce((all, size) => all + size, 0) - Math.max(...sizes);
  }
  return sum;
}

function smallestClass(cells: readonly Cell[]): number {
  const sizes = new Map<number, number>();
  for (const cell of cells) sizes.set(cell.class, (sizes.get(cell.class) ?? 0) + cell.pupils);
  return Math.min(...sizes.values());
}

/**
 * The fewest pupils that any combination of the classes' sums and the told sides' sums touches; Infinity of nobody.
 *
 * @param told which of the sides are told over all classes together
 */
export function leastSupport(cells: readonly Cell[], told: readonly [boolean, boolean, boolean]): number {
  const somebody = cells.filter(({ pupils }) => pupils > 0);
  if (somebody.length === 0) return Infinity;
  let least = smallestClass(somebody);
  for (const direction of directions(told.map((isTold) => (isTold ? SPECIAL : [0])))) {
    const pupils = touched(somebody, direction);
    if (pupils > 0) least = Math.min(least, pupils);
  }
  return least;
}

/** One teller of a joint sum: which sides it tells in it, which by itself, and which in other companies. */
export interface Teller {
  cells: readonly Cell[];
  joint: readonly [boolean, boolean, boolean];
  own: readonly [boolean, boolean, boolean];
  elsewhere: readonly [boolean, boolean, boolean];
}

/**
 * At least how many pupils any combination touches which holds the joint sum of these tellers; Infinity where it says
 * nothing that they do not tell by themselves. What is told in other companies counts as if each told it alone.
 */
export function leastJointSupport(tellers: readonly Teller[]): number {
  const isJoint = [0, 1, 2].map((side) => tellers.some(({ joint }) => joint[side]));
  let least = Infinity;
  for (const direction of directions(isJoint.map((shared) => (shared ? SPECIAL : [0])))) {
    if (touchedJointly(tellers, direction, ({ own }) => own) === 0) continue;
    const pupils = touchedJointly(tellers, direction, ({ own, elsewhere }) =>
      own.map((isOwn, side) => isOwn || elsewhere[side] === true),
    );
    least = Math.min(least, pupils);
  }
  return least;
}

function touchedJointly(
  tellers: readonly Teller[],
  direction: Direction,
  freeOf: (teller: Teller) => readonly boolean[],
): number {
  let sum = 0;
  for (const teller of tellers) {
    const { cells, joint } = teller;
    if (!joint.some((shared, side) => shared && direction[side] !== 0)) continue;
    const free = freeOf(teller);
    let fewest = Infinity;
    for (const tried of directions(
      direction.map((factor, side) => (joint[side] ? [factor] : free[side] ? FREE : [0])),
    ))
      fewest = Math.min(fewest, touched(cells, tried));
    sum += fewest;
  }
  return sum;
}

function* directions(choices: readonly (readonly number[])[]): Generator<Direction> {
  const [first = [0], second = [0], third = [0]] = choices;
  for (const a of first) for (const b of second) for (const c of third) yield [a, b, c];
}
