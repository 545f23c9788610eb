import { describe, expect, it } from '@jest/globals';
import {
  diffChangeText,
  diffMeaningText,
  diffSentence,
  missingText,
  onePupilText,
  returnsText,
  schoolsCountedText,
} from '#shared/wording/figures/diff-text.ts';
import { signed } from '#shared/wording/basics/number-text.ts';

describe('the diff in words', () => {
  it.each([
    [31, 19, -12, '31 pupil premium pupils absent, 19 allowed: 12 over'],
    [17, 19, 2, '17 pupil premium pupils absent, 19 allowed: 2 to spare'],
    [19, 19, 0, '19 pupil premium pupils absent, 19 allowed: just on target'],
    [1, 0, -1, '1 pupil premium pupil absent, 0 allowed: 1 over'],
    [null, 19, null, 'Not known yet. 19 pupil premium pupils may be absent'],
  ])('%s absent, %s allowed', (absent, allowed, diff, text) => {
    expect(diffSentence({ absent, allowed, diff, cohort: 'pp' })).toBe(text);
  });

  it('speaks of pupils when everybody counts', () => {
    expect(diffSentence({ absent: 21, allowed: 20, diff: -1, cohort: 'all' })).toBe(
      '21 pupils absent, 20 allowed: 1 over',
    );
  });

  it('gives each meaning its word, and a negative number a true minus', () => {
    expect([5, 0, -3, -4, null].map(diffMeaningText)).toEqual([
      'on target',
      'on target',
      'close',
      'over',
      'not known yet',
    ]);
    expect([-12, 0, 4, null].map((diff) => signed(diff))).toEqual(['−12', '0', '4', '–']);
  });

  it('says what one pupil is worth, what would meet the target and what has changed', () => {
    expect(onePupilText(0.35)).toBe('1 pupil = 0.35 %');
    expect(returnsText(12, 93)).toBe('12 back in and we meet 93 %');
    expect(returnsText(0, 93)).toBe('93 % is met');
    expect(diffChangeText(7, '2026-09-15')).toBe('7 better than Tuesday');
    expect(diffChangeText(-2, '2026-09-11')).toBe('2 worse than Friday');
    expect(diffChangeText(null, null)).toBe('');
    expect(schoolsCountedText(3, 4)).toBe('sum of 3 of 4 schools');
  });

  it('puts worst and best beside missing marks', () => {
    const range = { diffIfMissingAbsent: -14, diffIfMissingPresent: -12 };
    expect(missingText({ missingMarks: 1, registersMissing: 0, ...range })).toBe(
      '1 mark missing (−14 to −12)',
    );
    expect(missingText({ missingMarks: 28, registersMissing: 1, ...range })).toBe(
      '28 marks missing, 1 whole register (−14 to −12)',
    );
    expect(missingText({ missingMarks: 0, registersMissing: 0, ...range })).toBe('');
  });
});
