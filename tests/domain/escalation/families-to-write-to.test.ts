import { expect, it } from '@jest/globals';
import { familiesUnder95, type ChildSoFar } from '#shared/domain/escalation/families-to-write-to.ts';

const child = (pupilId: number, given: Partial<ChildSoFar> = {}): ChildSoFar => ({
  pupilId,
  household: null,
  attended: 90,
  possible: 100,
  missed: 10,
  ill: 0,
  isBereaved: false,
  ...given,
});

it.each([
  ['exactly 95 % is not under it', [child(1, { attended: 95 })], []],
  ['just under', [child(1, { attended: 949, possible: 1000 })], [{ pupilIds: [1], sessionsMissed: 10 }]],
  ['nobody has a session yet', [child(1, { attended: 0, possible: 0 })], []],
  [
    'siblings stand together, with the days of both',
    [child(1, { household: 'H' }), child(2), child(3, { household: 'H', missed: 7 })],
    [
      { pupilIds: [1, 3], sessionsMissed: 17 },
      { pupilIds: [2], sessionsMissed: 10 },
    ],
  ],
  [
    'a sibling who is in every day is not named',
    [child(1, { household: 'H' }), child(2, { household: 'H', attended: 100, missed: 0 })],
    [{ pupilIds: [1], sessionsMissed: 10 }],
  ],
  [
    'a death in the family, whichever child it was named for',
    [child(1, { household: 'H' }), child(2, { household: 'H', attended: 100, isBereaved: true })],
    [{ pupilIds: [1], sessionsMissed: 10, leftOut: 'bereavement' }],
  ],
  ['ill for 14½ days', [child(1, { ill: 29 })], [{ pupilIds: [1], sessionsMissed: 10 }]],
  [
    'ill for fifteen days',
    [child(1, { ill: 30 })],
    [{ pupilIds: [1], sessionsMissed: 10, leftOut: 'long-illness' }],
  ],
] as const)('%s', (_, children, expected) => {
  expect(familiesUnder95(children)).toEqual(expected.map((family) => ({ leftOut: null, ...family })));
});
