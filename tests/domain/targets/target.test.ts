import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  absentEstimate,
  allowedAbsent,
  meaningOfDiff,
  onePupilPercent,
  returnsNeeded,
  targetFromPercent,
} from '#shared/domain/targets/target.ts';

const cohorts = fc.integer({ min: 0, max: 20_000 });

describe('how many may be absent (the trust: cohort × (100 − target) / 100, rounded down)', () => {
  it.each([
    [350, 9200, 28, 'where 350 × (1 − 0.92) in floating point gives 27'],
    [284, 9300, 19, 'slide "Diff to Target", BA'],
    [1338, 9800, 26, 'slide "New: Daily targets", BBA'],
    [87, 9200, 6, 'slide "New: Daily targets", SVA'],
    [100, 9550, 4, 'a target of 95.5 %'],
    [10, 10_000, 0, 'a target of 100 %'],
    [0, 9300, 0, 'nobody in the cohort'],
  ])('%s pupils at %s hundredths: %s (%s)', (cohort, target, allowed) => {
    expect(allowedAbsent(cohort, target)).toBe(allowed);
  });

  it('is the whole-number quotient, whatever cohort and target', () => {
    fc.assert(
      fc.property(cohorts, fc.integer({ min: 0, max: 10_000 }), (cohort, target) => {
        const exact = (BigInt(cohort) * BigInt(10_000 - target)) / 10_000n;
        expect(allowedAbsent(cohort, target)).toBe(Number(exact));
      }),
    );
  });
});

describe('how many are absent (cohort × absent / possible, rounded down)', () => {
  it.each([
    [284, 505, 567, 31, 'slide "Diff to Target", BA: 89.0 % of 567 sessions'],
    [10, 19, 20, 0, 'one half day is not a whole pupil'],
    [10, 18, 20, 1, 'two half days make one'],
    [10, 0, 20, 10, 'nobody came'],
    [10, 20, 20, 0, 'everybody came'],
  ])('%s pupils, %s of %s sessions attended: %s (%s)', (cohort, attended, possible, absent) => {
    expect(absentEstimate(cohort, attended, possible)).toBe(absent);
  });

  it('is not known while no session counts', () => {
    expect(absentEstimate(284, 0, 0)).toBeNull();
  });
});

describe('beside the diff', () => {
  it.each([
    [350, 0.29],
    [498, 0.2],
    [158, 0.63],
    [87, 1.15],
    [1, 100],
    [8, 12.5],
    [800, 0.13],
    [0, null],
  ])('of %s pupils one counts for %s %%', (cohort, percent) => {
    expect(onePupilPercent(cohort)).toBe(percent);
  });

  it.each([
    [5, 'on-target', 0],
    [0, 'on-target', 0],
    [-1, 'close', 1],
    [-3, 'close', 3],
    [-4, 'over', 4],
    [null, 'not-known', null],
  ])('a diff of %s is %s; %s must return', (diff, meaning, returns) => {
    expect(meaningOfDiff(diff)).toBe(meaning);
    expect(returnsNeeded(diff)).toBe(returns);
  });

  it.each([
    [93, 9300],
    [93.5, 9350],
    [95.25, 9525],
    [0, 0],
    [100, 10_000],
    [99.99, 9999],
    [93.125, null],
    [100.01, null],
    [-1, null],
    [NaN, null],
    [Infinity, null],
  ])('%s percent is %s hundredths', (percent, hundredths) => {
    expect(targetFromPercent(percent)).toBe(hundredths);
  });
});
