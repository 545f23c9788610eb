import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentsOf, minutesLateOf } from '#shared/domain/registers/late-details.ts';

describe('a day’s minutes late and comments', () => {
  it.each([
    [[], null],
    [[null, null], null],
    [[12], 12],
    [[12, null], 12],
    [[12, 30], 42],
    [[0], 0],
  ])('minutes %j come to %s', (minutes, expected) => {
    expect(minutesLateOf(minutes.map((minutesLate) => ({ minutesLate })))).toBe(expected);
  });

  it('minutes are whole, and alike in every order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(600), { nil: null })), (minutes) => {
        const sum = minutesLateOf(minutes.map((minutesLate) => ({ minutesLate })));
        expect(Number.isInteger(sum ?? 0)).toBe(true);
        expect(minutesLateOf(minutes.toReversed().map((minutesLate) => ({ minutesLate })))).toBe(sum);
      }),
    );
  });

  it.each([
    [[null, null], null],
    [['bus', null], 'bus'],
    [['bus', 'dentist'], 'bus · dentist'],
    [['bus', 'bus'], 'bus'],
  ])('comments %j come to %s', (comments, expected) => {
    expect(commentsOf(comments.map((comment) => ({ comment })))).toBe(expected);
  });
});
