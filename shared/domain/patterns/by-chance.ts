/** Decides how many names of a list of early changes chance alone would bring. */

/**
 * Pupils listed for whatever kind in a week though nothing was planted: 9.2 in 1,000, over the weeks from the seventh of
 * three invented years (`npm run bench`, "any"; docs/decisions/0015-early-change.md).
 */
export const listedByChance = { pupils: 92, of: 10_000 };

export interface ExpectedByChance {
  /** Of the pupils looked at, to the nearest whole one. */
  expected: number;
  /** Of ten listed names; never more than ten. */
  ofTen: number;
}

/** @param lookedAt pupils looked at; @param listed how many of them are listed, at least one */
export function expectedByChance(lookedAt: number, listed: number): ExpectedByChance {
  const expected = (lookedAt * listedByChance.pupils) / listedByChance.of;
  return { expected: Math.round(expected), ofTen: Math.min(10, Math.round((10 * expected) / listed)) };
}
