import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkInReasons,
  checkInsFrom,
  returnsSince,
  type CheckInReasons,
} from '#shared/domain/pupils/check-in.ts';
import { daysAwayInARow } from '#shared/domain/registers/pupil-day.ts';
import { isPresent } from '#shared/domain/registers/attendance-codes.ts';
import { schoolDaysBetween, type CalendarPeriod } from '#shared/domain/basics/school-calendar.ts';
import { someRegisters } from '../../support/schools/some-registers.ts';

const calendar: CalendarPeriod[] = [
  { kind: 'term', name: 'Autumn', starts: '2026-09-02', ends: '2026-12-18', policyTerm: 1 },
  { kind: 'holiday', name: 'Half-term', starts: '2026-10-26', ends: '2026-10-30', policyTerm: null },
];
const DAYS = schoolDaysBetween(calendar, '2026-09-02', '2026-09-16');
const evening = { today: '2026-09-16', time: '16:00' };

/** Marks of the days up to Wednesday 16 September, the last one today's. */
function returnOf(marks: readonly string[], moment = evening) {
  const days = DAYS.slice(-marks.length);
  const registers = someRegisters(
    [{ marks: Object.fromEntries(days.map((day, index) => [day, marks[index] ?? '--'])) }],
    calendar,
  );
  return returnsSince(registers, checkInsFrom(calendar, moment.today) ?? '', moment).get(1) ?? null;
}

describe('who is back after a long absence', () => {
  const back = (date: string, daysAway: number) => ({ date, daysAway });
  it.each<[string, string[], ReturnType<typeof returnOf>]>([
    ['in every day', ['/\\', '/\\', '/\\', '/\\'], null],
    ['three days away', ['II', 'II', 'II', '/\\'], back('2026-09-16', 3)],
    ['for whatever reasons', ['II', 'NO', 'GG', 'dM', '/\\'], back('2026-09-16', 4)],
    ['two days only', ['/\\', 'II', 'II', '/\\'], null],
    ['in for half of one of them', ['II', 'II', '/I', 'II', '/\\'], null],
    ['half a day back is back', ['II', 'II', 'II', 'I\\'], back('2026-09-16', 3)],
    ['late is back', ['II', 'II', 'II', 'LI'], back('2026-09-16', 3)],
    ['days that were not possible are passed over', ['II', 'XX', 'II', 'II', '/\\'], back('2026-09-16', 3)],
    ['a day nobody marked ends the row', ['II', 'II', '--', 'II', '/\\'], null],
    ['still away', ['II', 'II', 'II', 'II'], null],
    [
      'on the first of the five days',
      ['II', 'II', 'II', '/\\', '/\\', '/\\', '/\\', '/\\'],
      back('2026-09-10', 3),
    ],
    ['on the day before them', ['II', 'II', 'II', '/\\', '/\\', '/\\', '/\\', '/\\', '/\\'], null],
    ['away again since', ['II', 'II', 'II', '/\\', 'II'], back('2026-09-15', 3)],
  ])('%s', (_what, marks, expected) => {
    expect(returnOf(marks)).toEqual(expected);
  });

  it('a trip entered ahead for a session that is not due yet is no return', () => {
    const marks = ['II', 'II', 'II', '-V'];
    expect(returnOf(marks, { today: '2026-09-16', time: '10:00' })).toBeNull();
    expect(returnOf(marks)).toEqual(back('2026-09-16', 3));
  });

  it('a holiday in between is no school day away, and of the days open either', () => {
    const moment = { today: '2026-11-03', time: '16:00' };
    const marks = { '2026-10-21': 'II', '2026-10-22': 'II', '2026-10-23': 'II', '2026-11-02': '/\\' };
    expect(checkInsFrom(calendar, moment.today)).toBe('2026-10-21');
    const found = returnsSince(someRegisters([{ marks }], calendar), '2026-10-21', moment);
    expect(found.get(1)).toEqual(back('2026-11-02', 3));
  });

  it('counts the days as a welcome back does', () => {
    const day = fc.constantFrom('/\\', 'II', 'NN', '/I', 'XX', '--', 'X-', 'I-');
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: DAYS.length }), (marks) => {
        const days = marks.map((pair) => ({ AM: pair[0] ?? '-', PM: pair[1] ?? '-' }));
        const expected = days
          .map((today, index) => ({
            date: DAYS.slice(-marks.length)[index] ?? '',
            isBack: isPresent(today.AM) || isPresent(today.PM),
            daysAway: daysAwayInARow(days.slice(0, index).reverse()),
          }))
          .slice(-5)
          .filter(({ isBack, daysAway }) => isBack && daysAway >= 3)
          .at(-1);
        expect(returnOf(marks)).toEqual(expected ? back(expected.date, expected.daysAway) : null);
      }),
    );
  });
});

describe('since when a reason counts', () => {
  it.each([
    ['2026-09-16', '2026-09-10'],
    ['2026-09-20', '2026-09-14'],
    ['2026-09-03', '2026-09-02'],
    ['2026-09-01', null],
  ])('on %s: %s', (today, from) => {
    expect(checkInsFrom(calendar, today)).toBe(from);
  });
});

describe('the reasons that are left', () => {
  const at = (time: string) => new Date(`2026-09-15T${time}:00Z`);
  const back = { date: '2026-09-15', daysAway: 4 };
  const support = { at: at('10:00'), date: '2026-09-15', needs: ['transport'] };
  const both: CheckInReasons = { back, support };
  it.each<[string, CheckInReasons, Date | null, CheckInReasons | null]>([
    ['nobody has checked in', both, null, both],
    ['there is none', { back: null, support: null }, null, null],
    ['somebody has since', both, at('11:00'), null],
    ['support was asked for after it', both, at('09:00'), { back: null, support }],
    ['before the return', { back, support: null }, new Date('2026-09-14T10:00:00Z'), { back, support: null }],
  ])('%s', (_what, reasons, checkedIn, left) => {
    const known = checkedIn && { at: checkedIn, date: checkedIn.toISOString().slice(0, 10) };
    expect(checkInReasons(reasons, known)).toEqual(left);
  });
});
