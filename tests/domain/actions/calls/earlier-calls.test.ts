import { expect, it } from '@jest/globals';
import { endOfEarlierCall, notRungOn } from '#shared/domain/actions/calls/earlier-calls.ts';
import { changesOf, emptyDay, pupil } from '../../../support/schools/a-day.ts';
import { dayChanges } from '#shared/domain/actions/day-changes.ts';

const [MON, TUE] = ['2026-09-14', '2026-09-15'] as const;
const call = { id: 'c', kind: 'absence-call', pupilId: 1, raisedFor: TUE } as const;
const known = { isHere: false, isRungToday: false, isUnexplainedOn: () => true };

it.each([
  ['the pupil is in', { isHere: true, isRungToday: true }, 'in'],
  ['away again, and rung about today', { isRungToday: true }, 'superseded'],
  ['its day is explained by now', { isUnexplainedOn: () => false }, 'explained'],
  ['nothing is known of today', {}, null],
])('of a call that nobody made, where %s', (_what, given, expected) => {
  expect(endOfEarlierCall(call, { ...known, ...given })).toBe(expected);
});

it('stands about a pupil who has left, and touches no other work', () => {
  expect(endOfEarlierCall(call, undefined)).toBeNull();
  expect(endOfEarlierCall({ ...call, kind: 'home-visit' }, { ...known, isHere: true })).toBeNull();
});

it('is told of in today’s call, the latest day of several', () => {
  const calls = [TUE, MON].map((raisedFor) => ({ ...call, raisedFor }));
  const [change] = dayChanges({ ...emptyDay, pupils: [pupil(1, 'N-')], notRungOn: notRungOn(calls) });
  expect(change).toMatchObject({ change: 'raise', reason: { code: 'unexplained', notRungOn: TUE } });
  expect(changesOf({ pupils: [pupil(1, '/-')], notRungOn: notRungOn(calls) })).toEqual([]);
});
