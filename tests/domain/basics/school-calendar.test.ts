import { describe, expect, it } from '@jest/globals';
import {
  isSchoolDay,
  isWithinTerm,
  policyTermOf,
  previousSchoolDay,
  schoolDaysBetween,
  type CalendarPeriod,
  type SchoolCalendar,
} from '#shared/domain/basics/school-calendar.ts';

const period = (
  kind: CalendarPeriod['kind'],
  starts: string,
  ends = starts,
  policyTerm: 1 | 2 | 3 | null = null,
) => ({ kind, name: kind, starts, ends, policyTerm }) satisfies CalendarPeriod;

const autumn: SchoolCalendar = [
  period('term', '2026-09-02', '2026-12-18'),
  period('holiday', '2026-10-26', '2026-10-30'),
  period('inset', '2026-09-25'),
  period('closure', '2026-11-12'),
];

describe('a school day', () => {
  it.each([
    ['2026-09-16', true, 'a Wednesday in term'],
    ['2026-09-02', true, 'the first day'],
    ['2026-12-18', true, 'the last day'],
    ['2026-09-01', false, 'the day before term'],
    ['2026-12-21', false, 'after term'],
    ['2026-09-19', false, 'a Saturday'],
    ['2026-10-28', false, 'half-term'],
    ['2026-09-25', false, 'an inset day'],
    ['2026-11-12', false, 'a closure'],
  ])('%s: %s (%s)', (date, expected) => {
    expect(isSchoolDay(autumn, date)).toBe(expected);
  });

  it('is every weekday at a school whose terms are not known yet, but for its holidays', () => {
    const unknown = [period('holiday', '2026-10-26', '2026-10-30')];
    expect(isSchoolDay(unknown, '2026-08-12')).toBe(true);
    expect(isSchoolDay(unknown, '2026-08-15')).toBe(false);
    expect(isWithinTerm(unknown, '2026-10-27')).toBe(false);
  });

  it('has one before it, over weekends, half-term and inset days', () => {
    expect(previousSchoolDay(autumn, '2026-09-14')).toBe('2026-09-11');
    expect(previousSchoolDay(autumn, '2026-11-02')).toBe('2026-10-23');
    expect(previousSchoolDay(autumn, '2026-09-28')).toBe('2026-09-24');
    expect(previousSchoolDay(autumn, '2026-09-02')).toBeNull();
  });

  it('can be listed', () => {
    expect(schoolDaysBetween(autumn, '2026-09-24', '2026-09-29')).toEqual([
      '2026-09-24',
      '2026-09-28',
      '2026-09-29',
    ]);
    expect(schoolDaysBetween(autumn, '2026-09-29', '2026-09-24')).toEqual([]);
  });
});

describe('the policy term (the terms file’s policyTerm, else by start month: Aug–Dec 1, Jan–Mar 2, Apr–Jul 3)', () => {
  const year = (terms: (1 | 2 | 3 | null)[]): SchoolCalendar => [
    period('term', '2026-09-02', '2026-12-18', terms[0]),
    period('term', '2027-01-04', '2027-03-25', terms[1]),
    period('term', '2027-04-12', '2027-07-23', terms[2]),
  ];
  it.each([
    ['2026-09-02', 1],
    ['2026-12-28', 1],
    ['2027-01-04', 2],
    ['2027-04-05', 2],
    ['2027-04-12', 3],
    ['2027-07-30', 3],
  ])('%s is in term %s, by start month', (date, term) => {
    expect(policyTermOf(year([null, null, null]), date)).toBe(term);
  });

  it('is what the file says, whatever the month', () => {
    expect(policyTermOf(year([1, 1, 2]), '2027-02-01')).toBe(1);
    expect(policyTermOf(year([1, 1, 2]), '2027-05-05')).toBe(2);
  });

  it.each([
    ['2026-08-20', 1],
    ['2027-02-01', 2],
    ['2027-06-01', 3],
  ])('%s is in term %s where no term is known', (date, term) => {
    expect(policyTermOf([], date)).toBe(term);
  });

  it('a term that begins at the end of August is the first', () => {
    expect(policyTermOf([period('term', '2026-08-31', '2026-10-23')], '2026-09-16')).toBe(1);
  });
});
