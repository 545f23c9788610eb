import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  earlierOf,
  firstDayOfSchoolYear,
  laterOf,
  mondayOf,
  parseSchoolDate,
  schoolYearOf,
  weekday,
} from '#shared/domain/basics/school-date.ts';
import { dateOfSlot, sessionOfSlot, sessions, slotOf } from '#shared/domain/basics/session.ts';

const someDate = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1950-01-01', days));

describe('a school date', () => {
  it.each([
    ['2026-09-16', '2026-09-16'],
    ['16/09/2026', '2026-09-16'],
    ['1/2/2026', '2026-02-01'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null],
    ['31/04/2026', null],
    ['9/16/2026', null],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['16/09/26', null],
    ['2026-09-16T09:00', null],
    ['1899-12-31', null],
    ['2200-01-01', null],
    ['', null],
    ['today', null],
  ])('%j is read as %s', (text, date) => {
    expect(parseSchoolDate(text)).toBe(date);
  });

  it('counts days without hours, so clocks going forward or back change nothing', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    fc.assert(
      fc.property(someDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('has a Monday that begins its week', () => {
    expect([weekday('2026-09-14'), weekday('2026-09-20')]).toEqual([0, 6]);
    fc.assert(
      fc.property(someDate, (date) => {
        const monday = mondayOf(date);
        expect(weekday(monday)).toBe(0);
        expect(daysBetween(monday, date)).toBe(weekday(date));
      }),
    );
  });

  it.each([
    ['2026-07-31', 2025],
    ['2026-08-01', 2026],
    ['2027-01-15', 2026],
  ])('%s belongs to the school year that began in %s', (date, year) => {
    expect(schoolYearOf(date)).toBe(year);
    expect(firstDayOfSchoolYear(year) <= date).toBe(true);
  });

  it('can be compared', () => {
    expect([laterOf('2026-09-01', '2026-10-01'), earlierOf('2026-09-01', '2026-10-01')]).toEqual([
      '2026-10-01',
      '2026-09-01',
    ]);
  });
});

describe('the fourteen sessions of a week', () => {
  it('are numbered from Monday AM, and the number leads back', () => {
    expect([slotOf('2026-09-14', 'AM'), slotOf('2026-09-20', 'PM')]).toEqual([0, 13]);
    fc.assert(
      fc.property(someDate, fc.constantFrom(...sessions), (date, session) => {
        const slot = slotOf(date, session);
        expect([dateOfSlot(mondayOf(date), slot), sessionOfSlot(slot)]).toEqual([date, session]);
      }),
    );
  });
});
