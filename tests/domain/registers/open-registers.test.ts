import { describe, expect, it } from '@jest/globals';
import { openRegisters, unexplainedAbsence } from '#shared/domain/registers/open-registers.ts';
import type { CalendarPeriod } from '#shared/domain/basics/school-calendar.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

const calendar: CalendarPeriod[] = [
  { kind: 'term', name: 'Autumn', starts: '2026-09-01', ends: '2026-12-18', policyTerm: 1 },
  { kind: 'inset', name: 'Training', starts: '2026-09-14', ends: '2026-09-14', policyTerm: null },
];
/** A Wednesday: registers close at half past nine and at two. */
const TODAY = '2026-09-16';
const at = (time: string) => ({ today: TODAY, time });

describe('registers that are owed', () => {
  const owed = (pupils: PupilGiven[], time: string, from = TODAY) =>
    openRegisters(someRegisters(pupils, calendar), from, TODAY, at(time)).map(
      ({ date, session, registerGroup, onRoll, marked }) =>
        `${date.slice(8)} ${session} ${registerGroup} ${marked}/${onRoll}`,
    );
  const of = (marks: string, tutorGroup = '7A'): PupilGiven => ({
    memberships: [{ tutorGroup }],
    marks: { [TODAY]: marks },
  });

  it.each([
    ['none before a register closes', [of('--'), of('--')], '09:00', []],
    ['the whole register once it has closed', [of('--'), of('--')], '09:45', ['16 AM 7A 0/2']],
    ['both after two', [of('--')], '14:30', ['16 AM 7A 0/1', '16 PM 7A 0/1']],
    ['what misses from one that was called early', [of('/-'), of('--')], '08:50', ['16 AM 7A 1/2']],
    ['not an afternoon with appointments alone in it', [of('/M'), of('/-')], '12:00', []],
    ['none when every mark is there, of whatever kind', [of('/X'), of('I#')], '14:30', []],
    [
      'by group in the order people count',
      [of('--', '10A'), of('--', '9B')],
      '10:00',
      ['16 AM 9B 0/1', '16 AM 10A 0/1'],
    ],
    ['none of those who are not on roll', [{ ...of('--'), leavingDate: '2026-09-15' }], '14:30', []],
  ] as [string, PupilGiven[], string, string[]][])('%s', (_what, pupils, time, expected) => {
    expect(owed(pupils, time)).toEqual(expected);
  });

  it('of school days alone', () => {
    const marks = { '2026-09-11': '/\\', '2026-09-15': '/\\', [TODAY]: '/\\' };
    expect(owed([{ marks }], '14:30', '2026-09-11')).toEqual([]);
  });
});

describe('absence without a reason yet', () => {
  const ages = (marks: Record<string, string>, today = TODAY) =>
    unexplainedAbsence(someRegisters([{ marks }], calendar), '2026-08-01', { today, time: '12:00' }).map(
      ({ date, sessions, age }) => [date.slice(5), sessions.join(''), age],
    );

  it.each([
    ['today', '2026-09-16', 0],
    ['yesterday', '2026-09-15', 1],
    ['before a training day and a weekend', '2026-09-11', 2],
    ['three school days ago', '2026-09-10', 3],
    ['five: still in time', '2026-09-08', 5],
    ['six: over', '2026-09-07', 6],
  ])('%s', (_what, date, age) => {
    expect(ages({ [date]: 'NN' })).toEqual([[date.slice(5), 'AMPM', age]]);
  });

  it('on a Saturday the Friday is one school day ago', () => {
    expect(ages({ '2026-09-18': '/N' }, '2026-09-19')).toEqual([['09-18', 'PM', 1]]);
  });

  it('oldest first; explained ones and those of leavers are not listed', () => {
    expect(ages({ '2026-09-15': 'N/', '2026-09-09': 'NN', '2026-09-10': 'OI' })).toEqual([
      ['09-09', 'AMPM', 4],
      ['09-15', 'AM', 1],
    ]);
    const gone = someRegisters([{ leavingDate: '2026-09-15', marks: { '2026-09-09': 'NN' } }], calendar);
    expect(unexplainedAbsence(gone, '2026-08-01', at('12:00'))).toEqual([]);
  });
});
