import { describe, expect, it } from '@jest/globals';
import { expectedByChance } from '#shared/domain/patterns/by-chance.ts';
import { answersTo, countAnswers } from '#shared/domain/patterns/change-answers.ts';

const given = (
  week: string,
  answer: 'knew-already' | 'new-and-right' | 'nothing-in-it' = 'knew-already',
  kind: 'weekday-pattern' | 'more-lates' = 'weekday-pattern',
  pupilId = 1,
) => ({ pupilId, kind, week, answer });

describe('what was said of a change', () => {
  const change = { pupilId: 1, kind: 'weekday-pattern', newThisWeek: false } as const;
  const WEEK = '2026-11-09';

  it.each([
    ['nothing yet', [], null, null],
    ['of this week', [given('2026-11-02'), given(WEEK)], WEEK, null],
    ['of the week before', [given('2026-10-19'), given('2026-11-02')], null, '2026-11-02'],
    [
      'the latest, in whatever order it was said',
      [given('2026-11-02'), given('2026-10-19')],
      null,
      '2026-11-02',
    ],
    ['six weeks ago', [given('2026-09-28')], null, '2026-09-28'],
    ['longer ago', [given('2026-09-21')], null, null],
    ['of a week to come', [given('2026-11-16')], null, null],
    ['of another kind', [given(WEEK, 'knew-already', 'more-lates')], null, null],
    ['of another pupil', [given(WEEK, 'knew-already', 'weekday-pattern', 2)], null, null],
  ])('%s', (_, answers, answer, earlier) => {
    const found = answersTo(answers, change, WEEK);
    expect([found.answer?.week ?? null, found.earlier?.week ?? null]).toEqual([answer, earlier]);
  });

  it('does not answer a change that is new this week', () => {
    const fresh = { ...change, newThisWeek: true };
    expect(answersTo([given('2026-10-19')], fresh, WEEK)).toEqual({ answer: null, earlier: null });
  });

  it('is counted by kind, in the order kinds are shown', () => {
    const answers = [
      given(WEEK, 'nothing-in-it', 'more-lates'),
      given(WEEK),
      given(WEEK, 'new-and-right', 'weekday-pattern', 2),
      given('2026-11-02', 'new-and-right', 'weekday-pattern', 3),
    ];
    expect(countAnswers(answers)).toEqual([
      { kind: 'weekday-pattern', knewAlready: 1, newAndRight: 2, nothingInIt: 0 },
      { kind: 'more-lates', knewAlready: 0, newAndRight: 0, nothingInIt: 1 },
    ]);
  });
});

describe('what chance alone would list', () => {
  it.each([
    [970, 18, { expected: 9, ofTen: 5 }],
    [970, 9, { expected: 9, ofTen: 10 }],
    // Fewer are listed than chance would bring: no more than all of them.
    [970, 2, { expected: 9, ofTen: 10 }],
    [28, 1, { expected: 0, ofTen: 3 }],
    [28, 9, { expected: 0, ofTen: 0 }],
  ])('of %d looked at and %d listed', (lookedAt, listed, expected) => {
    expect(expectedByChance(lookedAt, listed)).toEqual(expected);
  });
});
