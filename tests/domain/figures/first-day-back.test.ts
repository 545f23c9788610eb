import { describe, expect, it } from '@jest/globals';
import { firstDayBack, firstDayOf, isFirstDayBack } from '#shared/domain/figures/first-day-back.ts';
import type { CalendarPeriod } from '#shared/domain/basics/school-calendar.ts';
import { someRegisters } from '../../support/schools/some-registers.ts';

const period = (kind: CalendarPeriod['kind'], starts: string, ends: string): CalendarPeriod => ({
  kind,
  name: kind,
  starts,
  ends,
  policyTerm: null,
});
const calendar = [
  period('term', '2026-09-02', '2026-12-18'),
  period('inset', '2026-09-02', '2026-09-02'),
  period('holiday', '2026-10-26', '2026-10-30'),
  period('inset', '2026-11-02', '2026-11-02'),
  period('holiday', '2026-11-20', '2026-11-20'),
  period('term', '2027-01-04', '2027-03-26'),
];

describe('the first day back', () => {
  it.each([
    ['before the year there is none', '2026-09-01', null],
    ['a training day is not it', '2026-09-02', null],
    ['the first day with pupils', '2026-09-03', '2026-09-03'],
    ['holds until the next', '2026-10-25', '2026-09-03'],
    ['half-term is over after its training day', '2026-11-10', '2026-11-03'],
    ['a long weekend is no holiday', '2026-11-24', '2026-11-03'],
    ['after Christmas', '2027-01-20', '2027-01-04'],
  ])('%s', (_what, date, expected) => {
    expect(firstDayBack(calendar, date)).toBe(expected);
  });

  it('needs term dates', () => {
    expect(isFirstDayBack([], '2026-09-03')).toBe(false);
    expect(isFirstDayBack([period('holiday', '2026-10-26', '2026-10-30')], '2026-11-02')).toBe(true);
  });
});

describe('who was back', () => {
  const day = '2026-11-03';
  it.each([
    ['in for both', { [day]: '/\\' }, 'back'],
    ['in after the register closed in the morning', { [day]: 'U\\' }, 'back'],
    ['on a trip', { [day]: 'VV' }, 'back'],
    ['ill', { [day]: 'II' }, 'not back'],
    ['on holiday for the half there is a mark of', { [day]: 'G-' }, 'not back'],
    ['no mark', {}, 'not known'],
    ['not a possible session', { [day]: 'XX' }, 'not known'],
    [
      'back on Thursday for an afternoon',
      { [day]: 'GG', '2026-11-04': 'GG', '2026-11-05': 'U\\' },
      'back on 2026-11-05',
    ],
    ['not back by the last day looked at', { [day]: 'GG', '2026-11-09': '/\\' }, 'not back'],
  ] as [string, Record<string, string>, string][])('%s', (_what, marks, expected) => {
    const registers = someRegisters([{ marks }], calendar);
    const first = firstDayOf(registers, day, '2026-11-06');
    const [away] = first.notBack;
    const found = away
      ? away.backOn
        ? `back on ${away.backOn}`
        : 'not back'
      : first.back === 1
        ? 'back'
        : 'not known';
    expect(found).toBe(expected);
    expect(first.back + first.notBack.length + first.notKnown).toBe(first.onRoll);
  });
});
