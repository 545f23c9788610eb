/** Decides, exactly and in whole numbers, whether what was counted is more than chance would bring. */

/**
 * Whether `hits` or more of `tries` come up by chance in at most 1 of `oneIn` cases, when each try hits with the
 * chance part / whole: the upper tail of the binomial distribution, without rounding.
 */
export function isRarerThan(oneIn: number, found: Found): boolean {
  const { hits, tries, part, whole } = found;
  if (hits > tries || part >= whole || hits * whole <= tries * part) return false;
  const chance = BigInt(part);
  const rest = BigInt(whole - part);
  let tail = 0n;
  for (let count = hits; count <= tries; count++)
    tail += choose(tries, count) * chance ** BigInt(count) * rest ** BigInt(tries - count);
  return tail * BigInt(oneIn) <= BigInt(whole) ** BigInt(tries);
}

export interface Found {
  hits: number;
  tries: number;
  part: number;
  whole: number;
}

/**
 * Whether two who were away `first` and `second` times on `days` days met `shared` times or more by chance in at most
 * 1 of `oneIn` cases: the upper tail of the hypergeometric distribution, without rounding.
 */
export function isRarerMeeting(
  oneIn: number,
  met: { shared: number; first: number; second: number; days: number },
): boolean {
  const { shared, first, second, days } = met;
  if (first > days || second > days) return false;
  let tail = 0n;
  for (let count = shared; count <= Math.min(first, second); count++)
    tail += choose(first, count) * choose(days - first, second - count);
  return tail * BigInt(oneIn) <= choose(days, second);
}

/** How many ways there are to choose `chosen` of `from`. */
export function choose(from: number, chosen: number): bigint {
  if (chosen < 0 || chosen > from) return 0n;
  let ways = 1n;
  for (let step = 1; step <= chosen; step++) ways = (ways * BigInt(from - chosen + step)) / BigInt(step);
  return ways;
}
