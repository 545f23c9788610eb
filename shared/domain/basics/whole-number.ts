/** Decides how whole numbers are divided and rounded: exactly, halves up (away from zero for a signed figure). */

/** Floor of numerator / denominator for a numerator of 0 or more and a denominator above 0. */
export function wholeQuotient(numerator: number, denominator: number): number {
  return (numerator - (numerator % denominator)) / denominator;
}

/**
 * numerator / denominator to the given decimals, half away from zero; the numerator may be negative.
 * Takes big integers too, as a trust's year multiplied by itself passes what a number holds exactly.
 */
export function roundedQuotient(
  numerator: number | bigint,
  denominator: number | bigint,
  decimals: 0 | 1 | 2,
): number {
  const below = BigInt(denominator);
  const above = BigInt(numerator);
  const size = above < 0n ? -above : above;
  const scale = 10 ** decimals;
  const rounded = Number((size * BigInt(scale) * 2n + below) / (below * 2n));
  return (above < 0n && rounded !== 0 ? -rounded : rounded) / scale;
}
