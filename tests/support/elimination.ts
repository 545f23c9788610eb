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
export class Elimination {
  readonly rows: { lead: number; row: Float64Array }[] = [];
  readonly #added: { lead: number; row: Float64Array }[] = [];

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
    this.#added.push(next);
    return true;
  }

  /** Takes the row added last away again. */
  takeBack(): void {
    const last = this.#added.pop();
    if (last) this.rows.splice(this.rows.indexOf(last), 1);
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

export interface FewestFound {
  /** The unknowns that something follows of; null: none of fewer people. */
  found: number[] | null;
  /** Whether every set was tried. */
  isWhole: boolean;
}

/**
 * The same for many unknowns at once: something follows of a set of unknowns alone where their columns of the check
 * matrix (of all that the sums leave open) depend on each other. Sets of few unknowns are tried first.
 *
 * @param steps after so many sets the search ends
 */
export function fewestTold(
  rows: readonly (readonly number[])[],
  sizes: readonly number[],
  fewest: number,
  steps: number,
): FewestFound {
  const told = new Elimination();
  for (const row of rows) told.add(row);
  const columns = checkColumns(told, sizes.length);
  const order = sizes
    .map((size, at) => ({ size, at }))
    .filter(({ size }) => size > 0 && size < fewest)
    .sort((a, b) => a.size - b.size);
  let left = steps;
  for (const most of [1, 2, 3, fewest]) {
    const known = new Elimination();
    const chosen: number[] = [];
    const tried = (from: number, people: number): boolean => {
      for (let next = from; next < order.length; next++) {
        const { size, at } = order[next] ?? { size: fewest, at: 0 };
        if (people + size >= fewest || (left -= 1) < 0) return false;
        chosen.push(at);
        if (!known.add(columns[at] ?? [])) return true;
        if (chosen.length < most && tried(next + 1, people + size)) return true;
        known.takeBack();
        chosen.pop();
      }
      return false;
    };
    if (tried(0, 0)) return { found: chosen, isWhole: true };
    if (left < 0) break;
  }
  return { found: null, isWhole: left >= 0 };
}

/** For each unknown its column of the matrix whose rows are all that the sums leave open. */
function checkColumns(told: Elimination, unknowns: number): Float64Array[] {
  const rows = told.rows.map(({ lead, row }) => ({ lead, row: Float64Array.from(row) }));
  for (const [index, { lead, row }] of rows.entries())
    for (const above of rows.slice(0, index)) {
      const factor = above.row[lead] ?? 0;
      if (factor === 0) continue;
      for (let at = lead; at < unknowns; at++)
        above.row[at] = ((above.row[at] ?? 0) + (PRIME - factor) * (row[at] ?? 0)) % PRIME;
    }
  const leads = new Set(rows.map(({ lead }) => lead));
  const free = Array.from({ length: unknowns }, (_, at) => at).filter((at) => !leads.has(at));
  const columns = Array.from({ length: unknowns }, () => new Float64Array(free.length));
  free.forEach((at, index) => {
    const own = columns[at];
    if (own) own[index] = 1;
    for (const { lead, row } of rows) {
      const column = columns[lead];
      if (column) column[index] = modulo(-(row[at] ?? 0));
    }
  });
  return columns;
}
