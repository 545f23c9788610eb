import { expect, it } from '@jest/globals';
import { raisedText, withWhomText } from '#shared/wording/actions/action-text.ts';
import {
  codeStateText,
  copiedLine,
  noticeComment,
  nothingToEnterText,
  outcomeComment,
} from '#shared/wording/actions/code-text.ts';

const at = new Date('2026-09-16T08:10:00Z');
const said = { reason: 'illness', at, expectedBack: null, note: null };

it('says what was said as one reads it years later, in one line', () => {
  const notice = { ...said, heardFrom: 'mother', way: 'line' as const };
  expect(noticeComment(notice)).toBe('Illness. Mother, absence line, Wed 16 Sep, 09:10.');
  const back = { kind: 'date', date: '2026-09-18' } as const;
  expect(noticeComment({ ...notice, way: 'telephone', expectedBack: back, note: 'at\thome\nin bed!' })).toBe(
    'Illness. Mother, telephone, Wed 16 Sep, 09:10. Back on Fri 18 Sep. At home in bed!',
  );
  expect(
    outcomeComment({
      ...said,
      reason: 'missed the bus',
      by: 'M. Shaw',
      expectedBack: { kind: 'today', time: '11:00' },
    }),
  ).toBe('Missed the bus. Rung by M. Shaw, Wed 16 Sep, 09:10. Back at 11:00.');
});

it('says beside the sign where a row stands', () => {
  const row = { code: 'I', stands: 'N', ageInSchoolDays: 4, enteredBy: null, enteredCode: null };
  expect(codeStateText({ ...row, state: 'to-enter' })).toBe('To enter');
  expect(codeStateText({ ...row, code: null, state: 'to-enter' })).toBe('Choose a code');
  expect(codeStateText({ ...row, stands: 'O', state: 'differs' })).toBe(
    'The register shows O; what was said speaks for I',
  );
  expect(codeStateText({ ...row, stands: null, enteredBy: 'Olu, 10:00', state: 'differs' })).toBe(
    'Entered as I by Olu, 10:00, and the register shows no mark',
  );
  const entered = { enteredBy: 'Olu, 10:00', enteredCode: 'I', code: null };
  expect(codeStateText({ ...row, ...entered, state: 'taken-back' })).toBe(
    'Entered as I by Olu, 10:00, and what was said is taken back since: what stands in the MIS?',
  );
  expect(codeStateText({ ...row, state: 'not-known' })).toBe('Reason not known yet, 4 school days ago');
});

it('is good news only while what is shown is known', () => {
  const known = { schoolDay: true, stale: false, dataAge: 'data from 09:31', registersMissing: [] };
  expect(nothingToEnterText(known).title).toBe('Nothing to enter.');
  expect(
    nothingToEnterText({
      ...known,
      dataAge: 'data from 08:55, 2 hours old',
      stale: true,
      registersMissing: ['7A', '9B'],
    }),
  ).toEqual({
    title: 'Nothing to enter as far as we know.',
    says: 'Data from 08:55, 2 hours old. 2 registers of today not complete: 7A, 9B.',
  });
  expect(nothingToEnterText({ ...known, stale: true, schoolDay: false }).title).toBe('Nothing to enter.');
});

it('copies a row as cells between tabs', () => {
  const row = {
    pupil: { name: 'Ava Pebblegarth' },
    yearGroup: '9',
    tutorGroup: '9A',
    date: '2026-09-16',
    session: 'AM' as const,
    code: null,
    comment: 'one\ttwo',
  };
  expect(copiedLine(row)).toBe('Ava Pebblegarth\t9A\t2026-09-16\tAM\t\tone two');
});

it('tells those who do not enter codes that the office does', () => {
  const assignee = { name: 'Olu Mire' };
  expect(withWhomText({ kind: 'enter-code', assignee })).toBe('With the office');
  expect(withWhomText({ kind: 'home-visit', assignee })).toBe('With Olu Mire');
  expect(raisedText({ kind: 'enter-code', mayTickOff: false })).toBe(
    'Enter the code in the MIS (with the office)',
  );
  expect(raisedText({ kind: 'enter-code', mayTickOff: true })).toBe('Enter the code in the MIS');
});
