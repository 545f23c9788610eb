import { describe, expect, it } from '@jest/globals';
import type { AttendanceChange } from '#shared/domain/patterns/attendance-change.ts';
import {
  byChanceSentence,
  changeSentence,
  earlyChangeMessage,
} from '#shared/wording/patterns/change-text.ts';

describe('the reason in words', () => {
  it.each<[AttendanceChange, string]>([
    [
      {
        pupilId: 1,
        kind: 'more-absence',
        recent: { days: 15, found: 5 },
        before: { days: 40, found: 2 },
        spells: 4,
      },
      'Absent 5 of the last 15 days; before that 2 of 40.',
    ],
    [
      {
        pupilId: 1,
        kind: 'more-lates',
        recent: { days: 15, found: 6 },
        before: { days: 40, found: 3 },
        spells: 0,
      },
      'Late 6 times in the last 15 days; before that 3 of 40.',
    ],
    [
      {
        pupilId: 1,
        kind: 'weekday-pattern',
        weekday: 0,
        on: { days: 4, missed: 3 },
        other: { days: 61, missed: 2 },
      },
      'Missed 3 of the last 4 Mondays; 2 of 61 other days.',
    ],
    [
      {
        pupilId: 1,
        kind: 'single-day-illness',
        since: '2026-09-07',
        times: 4,
        mostly: { weekday: 4, times: 3 },
      },
      '4 single days of illness since 7 Sep, 3 of them Fridays.',
    ],
    [
      {
        pupilId: 1,
        kind: 'single-day-illness',
        since: '2026-09-07',
        times: 3,
        mostly: { weekday: 0, times: 3 },
      },
      '3 single days of illness since 7 Sep, all of them Mondays.',
    ],
    [
      {
        pupilId: 1,
        kind: 'shared-absence',
        yearGroup: 9,
        days: ['2026-11-04', '2026-11-11', '2026-11-18'],
        others: [2],
        byChance: { days: 1, years: 1 },
      },
      'With 1 other of year 9: both away from the start on 4, 11 and 18 Nov; by chance about one day in a year.',
    ],
    [
      {
        pupilId: 1,
        kind: 'shared-absence',
        yearGroup: 9,
        days: ['2026-10-28', '2026-11-04'],
        others: [2, 3],
        byChance: { days: 2, years: 1 },
      },
      'With 2 others of year 9: all away from the start on 28 Oct and 4 Nov; by chance, two of them about 2 days in a year.',
    ],
    [
      {
        pupilId: 1,
        kind: 'shared-absence',
        yearGroup: 9,
        days: ['2026-09-07', '2026-09-09', '2026-09-16', '2026-09-21', '2026-09-28'],
        others: [2],
        byChance: { days: 1, years: 4 },
      },
      'With 1 other of year 9: both away from the start on 5 days from 7 to 28 Sep; by chance about one day in 4 years.',
    ],
    [
      {
        pupilId: 1,
        kind: 'shared-absence',
        yearGroup: 9,
        days: ['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-07'],
        others: [2],
        byChance: { days: 1, years: 10 },
      },
      'With 1 other of year 9: both away from the start on 5 days from 29 Sep to 7 Oct; by chance one day in 10 years, or less.',
    ],
  ])('%j', (change, sentence) => {
    expect(changeSentence(change)).toBe(sentence);
  });
});

describe('what chance would bring', () => {
  it.each([
    [
      { expected: 9, ofTen: 5 },
      970,
      18,
      'about 9 of the 970 looked at here. 18 are listed, so of ten such names expect about 5 to',
    ],
    [{ expected: 9, ofTen: 10 }, 970, 7, '7 are listed, so of ten such names expect as many as all ten to'],
    [
      { expected: 0, ofTen: 3 },
      28,
      1,
      'fewer than one of the 28 looked at here. 1 is listed, so of ten such names expect about 3 to',
    ],
    [{ expected: 0, ofTen: 0 }, 28, 9, 'expect fewer than one to have nothing in them.'],
  ])('%j of %d, %d listed', (byChance, pupils, listed, part) => {
    const sentence = byChanceSentence(byChance, pupils, listed);
    expect(sentence).toMatch(/^In invented years in which nobody changed, 9 in 1,000 pupils/);
    expect(sentence).toContain(part);
  });
});

describe('what is told of the week', () => {
  const text = (pupils: number, fresh: number) =>
    earlyChangeMessage({ schoolName: 'Birch Academy', pupils, fresh, link: 'https://tab.example/' });
  it.each([
    [1, 0, '1 pupil whose last weeks differ from their own before.'],
    [7, 0, '7 pupils whose last weeks differ from their own before.'],
    [7, 4, '7 pupils whose last weeks differ from their own before, 4 of them new this week.'],
    [7, 7, '7 pupils whose last weeks differ from their own before, new this week.'],
  ])('%d listed, %d of them new', (pupils, fresh, expected) => {
    expect(text(pupils, fresh)).toBe(
      `Early change at Birch Academy: ${expected} Open the list: https://tab.example/`,
    );
  });
});
