/** An attacker's arithmetic: what follows from sums of unknowns, by elimination modulo a prime. */

/** Products of two remainders stay exact. */
const PRIME = 67_108_859;

const modulo = (value: number): number => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/** Rows from which all the others follow, each with its leading unknown. */
class Elimination {
  readonly rows: { lead: number; row: Float64Array }[] = [];

  /** What is left of a row when all that follows from the others is taken out. */
  rest(row: ArrayLike<number>): Float64Array {
    const left = Float64Array.from(row, modulo);
    for (const { lead, row: known } of this.rows) {
      const factor = left[lead] ?? 0;
      if (factor === 0) continue;
      for (let at = lead; at < left.length; at++)
        left[at] = ((left[at] ?? 0) + (PRIME - factor) * (known[at] ?? 0)) % PRIME;
    }
    return left;
  }

  /** False: it followed already. */
  add(row: ArrayLike<number>): boolean {
    const left = this.rest(row);
    const lead = left.findIndex((value) => value !== 0);
    if (lead === -1) return false;
    const factor = inverse(left[lead] ?? 1);
    const next = { lead, row: left.map((value) => (value * factor) % PRIME) };
    const before = this.rows.findIndex((one) => one.lead > lead);
    this.rows.splice(before === -1 ? this.rows.length : before, 0, next);
    return true;
  }

  follows(row: ArrayLike<number>): boolean {
    return this.rest(row).every((value) => value === 0);
  }
}

/**
 * Whether sums tell anything of fewer than `fewest` people: whether some combination of them is of few unknowns alone.
 *
 * @param sizes how many people each unknown stands for
 * @returns the unknowns that something could be worked out of; null: none
 */
export function solvedTooFew(
  rows: readonly (readonly number[])[],
  sizes: readonly number[],
  fewest: number,
): number[] | null {
  const told = new Elimination();
  for (const row of rows) told.add(row);
  const isToldOf = (chosen: ReadonlySet<number>): boolean => {
    const others = new Elimination();
    return told.rows.some(({ row }) => !others.add(row.map((value, at) => (chosen.has(at) ? 0 : value))));
  };
  const tried = (from: number, chosen: number[], pupils: number): number[] | null => {
    if (chosen.length > 0 && isToldOf(new Set(chosen))) return chosen;
    for (let next = from; next < sizes.length; next++) {
      const size = sizes[next] ?? 0;
      if (size === 0 || pupils + size >= fewest) continue;
      const found = tried(next + 1, [...chosen, next], pupils + size);
      if (found) return found;
    }
    return null;
  };
  return tried(0, [], 0);
}
