import { expect, it } from '@jest/globals';
import { codesSheet } from '../../../bot/sheets/actions/codes-sheet.ts';

it('holds the list in its order, and nothing that the register shows by now', () => {
  const row = {
    pupil: { id: '1', name: 'Ava Pebblegarth' },
    yearGroup: '9',
    tutorGroup: '9A',
    date: '2026-09-16',
    session: 'AM' as const,
    state: 'to-enter' as const,
    code: 'I',
    stands: 'N',
    comment: 'Illness.',
    ageInSchoolDays: 0,
    enteredBy: null,
    enteredCode: null,
    notice: null,
  };
  const sheet = codesSheet({
    school: 'BA',
    schoolName: 'Birch Academy',
    date: '2026-09-16',
    asOf: '2026-09-16T09:31:00+01:00',
    schoolDay: true,
    registersMissing: [],
    items: [row, { ...row, session: 'PM', code: null }],
    done: [row],
  });
  expect([sheet.title, sheet.notes]).toEqual([
    'Codes to enter, Birch Academy, Wed 16 Sep',
    ['Data from 09:31.'],
  ]);
  expect(sheet.rows).toEqual([
    ['Ava Pebblegarth', '9', '9A', '2026-09-16', 'AM', 'I', 'Illness.', 0, 'To enter'],
    ['Ava Pebblegarth', '9', '9A', '2026-09-16', 'PM', null, 'Illness.', 0, 'Choose a code'],
  ]);
});
