import { expect, it } from '@jest/globals';
import {
  holdsText,
  shareText,
  takenBackText,
  thenHasText,
} from '#shared/wording/escalation/share-meetings-text.ts';

const molly = { person: { name: 'Molly Shaw' }, meetings: 4, has: 5, canHold: 6 };
const tom = { person: { name: 'Tom Tane' }, meetings: 3, has: 3, canHold: 2 };

it('says in one sentence what would be done, and what stays and why', () => {
  const moves = Array.from({ length: 7 });
  expect(shareText({ moves, stays: [], gets: [molly, tom] })).toBe(
    '7 meetings: 4 to Molly Shaw and 3 to Tom Tane.',
  );
  expect(
    shareText({
      moves,
      stays: [{ why: 'not-yours' }, { why: 'no-room' }, { why: 'theirs' }, { why: 'no-room' }],
      gets: [molly, tom],
    }),
  ).toBe(
    '11 meetings: 4 to Molly Shaw and 3 to Tom Tane. 2 stay: no room. 1 stays where it is. 1 stays: not yours to give.',
  );
  expect(shareText({ moves: [], stays: [{ why: 'nobody' }], gets: [] })).toBe(
    '1 meeting. 1 stays: nobody else may hold it.',
  );
});

it('says what somebody has then, of what they can hold', () => {
  expect(thenHasText(molly)).toBe('Molly Shaw then has 5 of 6 in a week');
  expect(thenHasText(tom)).toBe('Tom Tane then has 3 of 2 in a week, more than they can hold');
  expect(thenHasText({ ...tom, canHold: 0 })).toBe('Tom Tane then has 3 in a week');
  expect([holdsText({ planned: 1, canHold: 2 }), holdsText({ planned: 1, canHold: 0 })]).toEqual([
    '1 of 2 this week',
    '1 this week',
  ]);
});

it.each([
  [2, 0, 'Taken back: 2 meetings.'],
  [1, 1, 'Taken back: 1 of 2 meetings. The other one has been held, planned anew or given again since.'],
  [1, 2, 'Taken back: 1 of 3 meetings. The others have been held, planned anew or given again since.'],
  [0, 2, 'Nothing was taken back: they have been held, planned anew or given again since.'],
])('taken back are %s, left %s: %s', (back, left, text) => {
  expect(takenBackText({ back, left })).toBe(text);
});
