import { describe, expect, it } from '@jest/globals';
import { schoolYearText } from '#shared/wording/basics/date-text.ts';
import {
  latenessText,
  sessionsLeftText,
  squareText,
  weekText,
} from '#shared/wording/pupils/pupil-year-text.ts';

describe('a pupil’s year in words', () => {
  it.each([
    [2026, '2026/27'],
    [2099, '2099/00'],
  ])('%s is %s', (year, text) => {
    expect(schoolYearText(year)).toBe(text);
  });

  it.each([
    ['I', 'authorised', 'Wed 16 Sep, morning: I, illness'],
    ['-', 'missing', 'Wed 16 Sep, morning: no mark'],
    ['', 'not-due', 'Wed 16 Sep, morning: still to come'],
    ['M', 'not-due', 'Wed 16 Sep, morning: M, medical or dental appointment, entered ahead'],
  ] as const)('a square with %s, %s', (code, kind, text) => {
    expect(squareText('2026-09-16', 'AM', code, kind)).toBe(text);
  });

  it.each([
    [{ times: 0, afterClose: 0, minutes: 0, withoutMinutes: 0 }, 'Never late'],
    [{ times: 1, afterClose: 0, minutes: 12, withoutMinutes: 0 }, 'Late once, 12 minutes in all'],
    [{ times: 2, afterClose: 0, minutes: 0, withoutMinutes: 2 }, 'Late twice, minutes not noted'],
    [
      { times: 9, afterClose: 2, minutes: 84, withoutMinutes: 1 },
      'Late 9 times, 2 after the register closed, 84 minutes in all, 1 time without minutes',
    ],
  ])('%j', (late, text) => {
    expect(latenessText(late)).toBe(text);
  });

  it('what may still be missed, said either side of the line', () => {
    expect(sessionsLeftText(null, false)).toBe('');
    expect(sessionsLeftText(7, false)).toBe(
      '7 more sessions can be missed this year before persistent absence',
    );
    expect(sessionsLeftText(0, false)).toContain('No more sessions');
    expect(sessionsLeftText(1, true)).toContain('if at most 1 more session is missed');
  });

  it('a week beside the year group', () => {
    const week = {
      week: '2026-09-07',
      pupil: { attended: 8, possible: 10, percent: 80 },
      yearGroup: { attended: 941, possible: 1000, percent: 94.1 },
    };
    expect(weekText(week, 'All of Year 8')).toBe(
      'Week of 7 Sep: 8 of 10 sessions, 80.0 %; all of Year 8 94.1 %',
    );
    expect(weekText(week, null)).toBe('Week of 7 Sep: 8 of 10 sessions, 80.0 %');
  });
});
