import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addResults,
  gradedShare,
  meanProgress8,
  noResults,
  resultsByBand,
  type PupilResult,
} from '#shared/domain/figures/results-by-band.ts';

const result = (progress8: number | null, english: number | null, maths: number | null): PupilResult => ({
  progress8,
  english,
  maths,
});
const of = (attended: number, reached: PupilResult | null, possible = 100) => ({
  attendance: { attended, possible },
  result: reached,
});

describe('results by band of attendance', () => {
  it('count each pupil in the band of their year, and what is known of them', () => {
    const found = resultsByBand([
      of(59, result(-120, 3, 4)),
      of(90, result(-42, 5, 5)),
      of(94, result(null, 4, 4)),
      of(94, result(13, 5, null)),
      of(100, result(50, 9, 0)),
      of(100, null),
      of(99, result(null, null, null)),
      of(0, result(10, 5, 5), 0),
    ]);
    expect(found.bands.map(({ pupils }) => pupils)).toEqual([1, 0, 3, 0, 0, 1]);
    expect(found.bands[2]).toEqual({
      pupils: 3,
      progress8: { hundredths: -29, pupils: 2 },
      graded: 2,
      fourPlus: 2,
      fivePlus: 1,
    });
    expect(found.all).toEqual({
      pupils: 5,
      progress8: { hundredths: -99, pupils: 4 },
      graded: 4,
      fourPlus: 2,
      fivePlus: 1,
    });
    expect(found).toMatchObject({ withoutResult: 2, withoutAttendance: 1 });
  });

  it.each<[string, number[], number | null]>([
    ['nobody', [], null],
    ['halves away from zero, above', [1, 0], 0.01],
    ['halves away from zero, below', [-1, 0], -0.01],
    ['less than half', [1, 0, 0], 0],
    ['a minus', [-42, -43, -40], -0.42],
  ])('the mean of Progress 8: %s', (_, hundredths, mean) => {
    const found = resultsByBand(hundredths.map((one) => of(95, result(one, null, null))));
    expect(meanProgress8(found.all)).toBe(mean);
  });

  it('the share with both grades: 1 decimal, half up, null of nobody', () => {
    expect([gradedShare(2, 3), gradedShare(1, 2000), gradedShare(0, 0)]).toEqual([66.7, 0.1, null]);
  });

  const grade = fc.option(fc.integer({ min: 0, max: 9 }));
  const pupils = fc.array(
    fc.record({
      attendance: fc
        .tuple(fc.nat(380), fc.nat(380))
        .map(([one, other]) => ({ attended: Math.min(one, other), possible: Math.max(one, other) })),
      result: fc.option(
        fc.record({
          progress8: fc.option(fc.integer({ min: -999, max: 999 })),
          english: grade,
          maths: grade,
        }),
      ),
    }),
    { maxLength: 60 },
  );

  it('bands make the whole, whatever the order, and schools add up to the trust', () => {
    fc.assert(
      fc.property(pupils, fc.nat(60), (all, cut) => {
        const whole = resultsByBand(all);
        const sum = (of: (group: (typeof whole)['all']) => number) =>
          whole.bands.reduce((total, group) => total + of(group), 0);
        for (const part of ['pupils', 'graded', 'fourPlus', 'fivePlus'] as const)
          expect(sum((group) => group[part])).toBe(whole.all[part]);
        expect(sum(({ progress8 }) => progress8.hundredths)).toBe(whole.all.progress8.hundredths);
        expect(whole.all.fivePlus <= whole.all.fourPlus && whole.all.fourPlus <= whole.all.graded).toBe(true);
        expect(resultsByBand([...all].reverse())).toEqual(whole);
        const schools = [all.slice(0, cut), all.slice(cut)].map(resultsByBand);
        expect(schools.reduce(addResults, noResults())).toEqual(whole);
      }),
    );
  });
});
