import { expect, it } from '@jest/globals';
import { familiesSheet } from '../../../bot/sheets/escalation/families-sheet.ts';

it('has a row a family, and those who are left out below with the reason', () => {
  const child = (name: string) => ({ id: name, name, tutorGroup: '9A', daysMissed: 6.5 });
  const sheet = familiesSheet({
    school: 'BA',
    schoolName: 'Birch Academy',
    date: '2026-11-18',
    asOf: '2026-11-18T09:31:00+00:00',
    halfTerm: '2026-11-02',
    families: [
      { to: null, children: [child('Zed Sampleton')], daysMissed: 16, leftOut: 'long-illness' },
      {
        to: { name: 'Mary Khan', address: '1 Test Row', email: null },
        children: [child('Ava Khan'), child('Leo Khan')],
        daysMissed: 13,
        leftOut: null,
      },
    ],
  });
  expect(sheet.title).toBe('Families to write to, Birch Academy, Wed 18 Nov');
  expect(sheet.rows).toEqual([
    ['Mary Khan', '1 Test Row', null, 'Ava Khan, 9A; Leo Khan, 9A', { number: 13, decimals: 1 }, null],
    [null, null, null, 'Zed Sampleton, 9A', { number: 16, decimals: 1 }, 'fifteen days or more of illness'],
  ]);
});
