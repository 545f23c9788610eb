import { describe, expect, it } from '@jest/globals';
import { daysMissedText, daysText } from '#shared/wording/registers/days-missed-text.ts';

describe('days missed', () => {
  it.each([
    [0, '0 days'],
    [0.5, '½ day'],
    [1, '1 day'],
    [1.5, '1½ days'],
    [8, '8 days'],
  ])('of %p are %p', (days, text) => {
    expect(daysText(days)).toBe(text);
  });

  it('say what was not counted, and what was medical', () => {
    expect(daysMissedText({ missed: 6, medical: 0, notCounted: 0 })).toBe('6 days missed this year');
    expect(daysMissedText({ missed: 6.5, medical: 1, notCounted: 2 })).toBe(
      '6½ days missed this year · 1 day medical · 2 days of leave or suspension not counted',
    );
  });
});
