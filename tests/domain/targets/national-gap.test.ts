import { describe, expect, it } from '@jest/globals';
import { atGap, isGapPoints } from '#shared/domain/targets/national-gap.ts';

describe('a national gap', () => {
  it.each([
    [0, true],
    [2.1, true],
    [50, true],
    [0.1 + 0.2, true],
    [2.15, false],
    [-0.1, false],
    [50.1, false],
    [NaN, false],
  ])('%d points: %s', (points, allowed) => {
    expect(isGapPoints(points)).toBe(allowed);
  });

  it.each([
    [94.1, 2.1, 92],
    [92.3, 3.6, 88.7],
    [1, 3.6, -2.6],
  ])('beside %d %% of the others and %d points lies %d %%', (others, points, there) => {
    expect(atGap(others, points)).toBe(there);
  });
});
