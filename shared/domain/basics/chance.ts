/** Decides, exactly and in whole numbers, whether what was counted is more than chance would bring. */

export interface Found {
  hits: number;
  tries: number;
  part: number | bigint;
  whole: number | bigint;
}

/**
 * Whether `hits` or more of `tries` come up by chance in at most 1 of `oneIn` cases, when each try hits with the
 * chance part / whole: the upper tail of the binomial distribution. What floating point cannot be sure of is counted
 * in whole numbers, so that the answer is always the exact one.
 */
export function isRarerThan(oneIn: number, found: Found): boolean {
  if (!isMoreThanExpected(found)) return false;
  const near = nearTail(found);
  if (near !== null && near * oneIn < 1 - MARGIN) return true;
  if (near !== null && near * oneIn > 1 + MARGIN) return false;
  return isRarerInWholeNumbers(oneIn, found);
}

/** The same in whole numbers alone: what the faster answer is held against. */
export function isRarerInWholeNumbers(oneIn: number, found: Found): boolean {
  if (!isMoreThanExpected(found)) return false;
  return exactTail(found) * BigInt(oneIn) <= BigInt(found.whole) ** BigInt(found.tries);
}

/** The one of several that chance brings least often; of two alike the first. */
export function rarest<One extends { found: Found }>(several: readonly One[]): One | undefined {
  return several.reduce<One | undefined>((least, one) => {
    if (!least) return one;
    const [tail, all] = [exactTail(one.found), BigInt(one.found.whole) ** BigInt(one.found.tries)];
    const [leastTail, ofAll] = [
      exactTail(least.found),
      BigInt(least.found.whole) ** BigInt(least.found.tries),
    ];
    return tail * ofAll < leastTail * all ? one : least;
  }, undefined);
}

/** Only what is above its expected number is ever rare: from there on each term of the tail is below the one before. */
function isMoreThanExpected({ hits, tries, part, whole }: Found): boolean {
  return hits <= tries && part < whole && BigInt(hits) * BigInt(whole) > BigInt(tries) * BigInt(part);
}

/** The tail × whole ^ tries. */
function exactTail({ hits, tries, part, whole }: Found): bigint {
  const chance = BigInt(part);
  const rest = BigInt(whole) - chance;
  let tail = 0n;
  for (let count = hits; count <= tries; count++)
    tail += choose(tries, count) * chance ** BigInt(count) * rest ** BigInt(tries - count);
  return tail;
}

/**
 * How far `nearTail` is from the truth at most, as a share of it. Each step of a double is right to 2^-53. The chances
 * p and q come from at most 3 steps each; the first term has at most 6 steps (or 3 of p's or q's) for each try; each
 * further term follows by a factor of at most 10 steps; adding takes one more. So the tail is right to
 * 20 × tries × 2^-53, which is below 10^-9 up to MOST_TRIES: the margin is ten times that.
 */
const MARGIN = 1e-8;
const MOST_TRIES = 100_000;
/** Nothing on the way may come near the least double, where fewer digits are held, or the largest. */
const SMALLEST = 1e-280;
const LARGEST = 1e280;
/** Terms this small beside the tail are left out: all of them together are at most MOST_TRIES times it. */
const NOTHING = 1e-17;

/** The tail in floating point; null where it cannot be trusted. */
function nearTail({ hits, tries, part, whole }: Found): number | null {
  if (tries > MOST_TRIES) return null;
  const p = Number(part) / Number(whole);
  const q = Number(BigInt(whole) - BigInt(part)) / Number(whole);
  const misses = tries - hits;
  let term = 1;
  let hit = 0;
  let miss = 0;
  while (hit < hits || miss < misses) {
    // In turn, so that what grows and what shrinks keep each other in bounds.
    if (hit < hits && (term <= 1 || miss === misses)) {
      hit += 1;
      term *= ((misses + hit) / hit) * p;
    } else {
      miss += 1;
      term *= q;
    }
    if (term < SMALLEST || term > LARGEST) return null;
  }
  let tail = term;
  for (let count = hits; count < tries && term > tail * NOTHING; count++) {
    term *= ((tries - count) / (count + 1)) * (p / q);
    tail += term;
  }
  return tail;
}

/** How many ways there are to choose `chosen` of `from`. */
export function choose(from: number, chosen: number): bigint {
  if (chosen < 0 || chosen > from) return 0n;
  let ways = 1n;
  for (let step = 1; step <= chosen; step++) ways = (ways * BigInt(from - chosen + step)) / BigInt(step);
  return ways;
}
