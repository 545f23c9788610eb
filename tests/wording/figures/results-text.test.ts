import { describe, expect, it } from '@jest/globals';
import {
  withoutBothText,
  gradedText,
  progress8Text,
  resultsSentence,
  whoseResultsText,
} from '#shared/wording/figures/results-text.ts';

describe('the words of attendance and results', () => {
  it('say what the table is of', () => {
    expect(resultsSentence(2025, whoseResultsText(['Hawthorn Academy']), 1)).toBe(
      'Year 11 of 2025/26 at Hawthorn Academy: 1 pupil with a result, by their attendance that school year.',
    );
    expect(resultsSentence(2025, whoseResultsText(['A', 'B', 'C']), null)).toBe(
      'Year 11 of 2025/26 in 3 schools: fewer than 10 pupils with a result, by their attendance that school year.',
    );
  });

  it.each([
    [{ withoutResult: 0, withoutAttendance: 0 }, ''],
    [{ withoutResult: 12, withoutAttendance: 0 }, 'Not in the table: 12 pupils of year 11 without a result.'],
    [
      { withoutResult: null, withoutAttendance: 1 },
      'Not in the table: fewer than 10 pupils of year 11 without a result; 1 pupil with a result and no attendance in year 11.',
    ],
  ])('say who is not in it: %j', (beside, text) => {
    expect(withoutBothText(beside)).toBe(text);
  });

  it.each([
    [{ mean: -0.42, of: 18 }, '−0.42'],
    [{ mean: 0.3, of: 17 }, '0.30 (of 17)'],
    [{ mean: 0, of: 18 }, '0.00'],
    [{ mean: null, of: 0 }, '–'],
    [null, 'under 10'],
  ])('Progress 8 of 18 pupils, %j: %s', (progress8, text) => {
    expect(progress8Text(progress8, 18)).toBe(text);
  });

  it('say counts before percentages', () => {
    expect(gradedText({ pupils: 12, of: 18, percent: 66.7 })).toBe('12 of 18 · 66.7 %');
    expect(gradedText({ pupils: 0, of: 0, percent: null })).toBe('–');
    expect(gradedText(null)).toBe('under 10');
  });
});
