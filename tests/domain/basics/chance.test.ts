import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choose, isRarerInWholeNumbers, isRarerThan, rarest } from '#shared/domain/basics/chance.ts';

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

  it('takes a part and a whole beyond what a number holds exactly', () => {
    const whole = 2n * 10n ** 20n;
    expect(isRarerThan(32, { hits: 5, tries: 5, part: whole / 2n, whole })).toBe(true);
    expect(isRarerThan(33, { hits: 5, tries: 5, part: whole / 2n, whole })).toBe(false);
    expect(isRarerThan(32, { hits: 5, tries: 5, part: whole / 2n + 1n, whole })).toBe(false);
  });

  const found = fc
    .record({
      tries: fc.integer({ min: 0, max: 120 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      part: fc.integer({ min: 0, max: 60_000_000 }),
      more: fc.integer({ min: 0, max: 200_000_000 }),
    })
    .map(({ tries, share, part, more }) => ({
      hits: Math.round(tries * share),
      tries,
      part,
      whole: part + more,
    }));

  it('says what whole numbers alone say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), found, (oneIn, one) => {
        expect(isRarerThan(oneIn, one)).toBe(isRarerInWholeNumbers(oneIn, one));
      }),
      { numRuns: 1000 },
    );
  });

  it('says it next to the limit too, where floating point could not tell', () => {
    fc.assert(
      fc.property(found, (one) => {
        if (!isRarerInWholeNumbers(1, one)) return;
        // The largest `oneIn` that still holds, by halving.
        let [holds, not] = [1, 2 ** 50];
        while (not - holds > 1) {
          const middle = Math.floor((holds + not) / 2);
          if (isRarerInWholeNumbers(middle, one)) holds = middle;
          else not = middle;
        }
        for (const oneIn of [holds - 1, holds, holds + 1].filter((limit) => limit >= 1))
          expect(isRarerThan(oneIn, one)).toBe(isRarerInWholeNumbers(oneIn, one));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ hits: 4000, tries: 90_000, part: 40_000, whole: 1_000_000 }, true],
    [{ hits: 3800, tries: 90_000, part: 40_000, whole: 1_000_000 }, true],
    [{ hits: 3601, tries: 90_000, part: 40_000, whole: 1_000_000 }, false],
  ])('of very many tries: %j → %s', (many, rare) => {
    expect(isRarerThan(250, many)).toBe(rare);
  });

  it('finds the rarest, the first of two alike', () => {
    const five = { found: { hits: 5, tries: 5, part: 1, whole: 2 } };
    const four = { found: { hits: 4, tries: 5, part: 1, whole: 5 } };
    const alike = { found: { hits: 5, tries: 5, part: 2, whole: 4 } };
    expect(rarest([five, four])).toBe(four);
    expect(rarest([five, alike])).toBe(five);
    expect(rarest([alike, five])).toBe(alike);
    expect(rarest([])).toBeUndefined();
  });

  it('chooses beyond what a number holds', () => {
    expect(choose(190, 95)).toBe(choose(189, 94) + choose(189, 95));
  });
});
