import { describe, expect, it } from '@jest/globals';
import { choose, isRarerMeeting, isRarerThan } from '#shared/domain/basics/chance.ts';

describe('beyond chance, exactly', () => {
  it.each([
    // Five heads of five: 1 in 32.
    [32, { hits: 5, tries: 5, part: 1, whole: 2 }, true],
    [33, { hits: 5, tries: 5, part: 1, whole: 2 }, false],
    // Four or more of five at 1 in 5: (5 × 4 + 1) of 3,125.
    [148, { hits: 4, tries: 5, part: 1, whole: 5 }, true],
    [149, { hits: 4, tries: 5, part: 1, whole: 5 }, false],
    // No more than expected is never rare; nor is what is certain.
    [1, { hits: 1, tries: 5, part: 1, whole: 5 }, false],
    [1, { hits: 3, tries: 3, part: 5, whole: 5 }, false],
  ])('1 in %s: %j → %s', (oneIn, found, rare) => {
    expect(isRarerThan(oneIn, found)).toBe(rare);
  });

  it.each([
    // Two away 3 times each on 10 days, all three together: 1 in 120.
    [120, { shared: 3, first: 3, second: 3, days: 10 }, true],
    [121, { shared: 3, first: 3, second: 3, days: 10 }, false],
    [1, { shared: 0, first: 3, second: 3, days: 10 }, true],
    // More absences than days that count: nothing to say.
    [1, { shared: 3, first: 12, second: 3, days: 10 }, false],
  ])('meetings, 1 in %s: %j → %s', (oneIn, met, rare) => {
    expect(isRarerMeeting(oneIn, met)).toBe(rare);
  });

  it('chooses beyond what a number holds', () => {
    expect(choose(190, 95)).toBe(choose(189, 94) + choose(189, 95));
  });
});
