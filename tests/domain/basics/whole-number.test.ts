import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundedQuotient, wholeQuotient } from '#shared/domain/basics/whole-number.ts';

const top = Number.MAX_SAFE_INTEGER;

describe('dividing whole numbers', () => {
  it('rounds down exactly, as big integers do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: top }), fc.integer({ min: 1, max: top }), (above, below) => {
        expect(BigInt(wholeQuotient(above, below))).toBe(BigInt(above) / BigInt(below));
      }),
    );
  });

  it.each([
    [1, 8, 2, 0.13],
    [1, 200, 2, 0.01],
    [-1, 200, 2, -0.01],
    [-1, 201, 2, 0],
    [-1, 8, 2, -0.13],
    [2, 3, 1, 0.7],
    [5, 2, 0, 3],
    [-5, 2, 0, -3],
    [0, 7, 1, 0],
    [8950 * 100, 10_000, 1, 89.5],
    [89_949, 1000, 1, 89.9],
    [8995, 100, 1, 90],
  ] as const)('%s / %s to %s decimals is %s: halves away from zero', (above, below, decimals, expected) => {
    expect(roundedQuotient(above, below, decimals)).toBe(expected);
  });

  it('is within half of the last place, and at a half goes away from zero', () => {
    const numbers = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    const below = fc.bigInt({ min: 1n, max: 10n ** 6n });
    fc.assert(
      fc.property(numbers, below, fc.constantFrom(0, 1, 2), (above, denominator, decimals) => {
        const scale = BigInt(10 ** decimals);
        const inLastPlaces = BigInt(
          Math.round(roundedQuotient(above, denominator, decimals) * 10 ** decimals),
        );
        const twiceTheError = 2n * (inLastPlaces * denominator - above * scale);
        const away = above < 0n ? -twiceTheError : twiceTheError;
        expect(away > -denominator && away <= denominator).toBe(true);
      }),
    );
  });

  it('never answers with minus nought', () => {
    expect(Object.is(roundedQuotient(-1, 1000, 1), 0)).toBe(true);
  });
});
