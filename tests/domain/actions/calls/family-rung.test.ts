import { expect, it } from '@jest/globals';
import { familyKeys, spokenToElsewhere } from '#shared/domain/actions/calls/family-rung.ts';

it('knows a family by a name and a number together, however each school writes them', () => {
  const [key] = familyKeys([{ name: 'Mary Marsh', phone: '07700 900123' }]);
  expect(familyKeys([{ name: 'MARY  marsh', phone: '+44 7700 900 123' }])).toEqual([key]);
  expect(familyKeys([{ name: 'Ann Marsh', phone: '07700 900123' }])).not.toContain(key);
  expect(
    familyKeys([
      { name: 'Mary Marsh', phone: null },
      { name: '', phone: '07700 900123' },
    ]),
  ).toEqual([]);
});

it('tells the latest conversation of another school', () => {
  const [early, late, own] = [9, 10, 11].map((hour) => new Date(Date.UTC(2026, 8, 16, hour)));
  const bySchool = new Map([
    ['A', new Map([['mary', own!]])],
    ['B', new Map([['mary', early!]])],
    [
      'C',
      new Map([
        ['abdul', late!],
        ['other', own!],
      ]),
    ],
  ]);
  expect(spokenToElsewhere(['mary', 'abdul'], 'A', bySchool)).toBe(late);
  expect(spokenToElsewhere(['mary'], 'A', bySchool)).toBe(early);
  expect(spokenToElsewhere(['mary'], 'B', new Map([['B', new Map([['mary', own!]])]]))).toBeNull();
  expect(spokenToElsewhere([], 'A', bySchool)).toBeNull();
});
