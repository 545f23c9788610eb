import { expect, it } from '@jest/globals';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { pupilYearSheet } from '../../../bot/sheets/pupils/pupil-year-sheet.ts';

const year: PupilYear = {
  pupil: {
    id: '7',
    name: 'Ava K',
    school: 'BA',
    schoolName: 'Birch Academy',
    yearGroup: '8',
    tutorGroup: '8A',
    flags: ['pp'],
  },
  upn: 'A123456789012',
  schoolYear: 2026,
  schoolYears: [2026],
  onRoll: { from: null, to: null },
  asOf: null,
  sessions: { possible: 3, attended: 2, authorised: 1, unauthorised: 0, late: 0, missing: 1 },
  rate: { attended: 2, possible: 3, percent: 66.7 },
  missedSessions: 1,
  provisional: true,
  sessionsLeft: 12,
  persistentAbsence: true,
  band: '60–90',
  late: { times: 0, afterClose: 0, minutes: 0, withoutMinutes: 0 },
  codes: [],
  weeks: [
    {
      week: '2026-09-14',
      marks: ['', '', '', '', 'I', '\\', '-', '', 'V', 'V'],
      kinds: [
        ...(['no-school', 'no-school', 'no-school', 'no-school', 'authorised', 'attended'] as const),
        ...(['missing', 'not-due', 'not-due', 'not-due'] as const),
      ],
    },
  ],
  weekend: [{ date: '2026-09-19', session: 'AM', code: 'B', kind: 'attended' }],
  trend: [],
  memberships: [],
};

it('a pupil’s year leaves as a row a day, with what each mark means and what is missing', () => {
  const { name, title, notes, headings, rows } = pupilYearSheet(year);
  expect([name, title]).toEqual(['attendance-BA-7-2026', 'Ava K, school year 2026/27']);
  expect(notes).toEqual([
    '66.7 %: 1 of 3 sessions missed.',
    'No marks have come in yet.',
    'Provisional: 1 mark missing.',
  ]);
  expect(headings).toEqual(['UPN', 'Date', 'Day', 'AM', 'Morning', 'PM', 'Afternoon']);
  expect(rows.map(([upn]) => upn)).toEqual(Array.from(rows, () => 'A123456789012'));
  expect(rows.map(([, ...row]) => row)).toEqual([
    ['2026-09-16', 'Wednesday', 'I', 'I, illness', '\\', '\\, present in the afternoon'],
    ['2026-09-17', 'Thursday', '-', 'no mark', '', 'still to come'],
    [
      '2026-09-18',
      'Friday',
      'V',
      'V, educational visit or trip, entered ahead',
      'V',
      'V, educational visit or trip, entered ahead',
    ],
    ['2026-09-19', 'Saturday', 'B', 'B, other approved educational activity', '', 'no school'],
  ]);
});
