import { describe, expect, it } from '@jest/globals';
import {
  daysUnder,
  isOver,
  planBeside,
  planFault,
  standsOn,
  underHealthPlan,
  type StandingPlan,
} from '#shared/domain/roll/standing-plans.ts';

const plan = (days: Partial<StandingPlan> = {}): StandingPlan => ({
  id: 'one',
  pupilId: 1,
  kind: 'health-plan',
  from: '2026-09-03',
  until: null,
  reviewBy: null,
  recordedOn: '2026-09-10',
  endedOn: null,
  ...days,
});

describe('a plan', () => {
  it.each([
    ['nobody has ended', {}, { from: '2026-09-03', until: null }],
    ['with an end', { until: '2026-10-23' }, { from: '2026-09-03', until: '2026-10-23' }],
    [
      'ended before that',
      { until: '2026-10-23', endedOn: '2026-10-01' },
      { from: '2026-09-03', until: '2026-09-30' },
    ],
    [
      'ended after that',
      { until: '2026-10-23', endedOn: '2026-11-02' },
      { from: '2026-09-03', until: '2026-10-23' },
    ],
    ['ended before it began', { from: '2026-10-01', endedOn: '2026-09-20' }, null],
    ['ended on the day it was recorded', { endedOn: '2026-09-10' }, null],
  ])('%s stands on these days', (_what, days, expected) => {
    expect(daysUnder(plan(days))).toEqual(expected);
  });

  it.each([
    ['2026-09-02', false],
    ['2026-09-03', true],
    ['2026-10-23', true],
    ['2026-10-24', false],
  ])('stands on %s: %s', (day, stands) => {
    expect(standsOn(plan({ until: '2026-10-23' }), day)).toBe(stands);
  });

  it.each([
    [{}, null],
    [{ kind: 'part-time-timetable' }, 'no-end'],
    [{ kind: 'part-time-timetable', until: '2026-10-23' }, null],
    [{ until: '2026-09-02' }, 'ends-before-it-begins'],
    [{ reviewBy: '2026-09-02' }, 'looked-at-before-it-begins'],
    [{ until: '2026-10-23', reviewBy: '2026-10-24' }, 'looked-at-after-its-end'],
    [{ until: '2026-10-23', reviewBy: '2026-10-23' }, null],
  ] as const)('written as %j has the fault %s', (days, fault) => {
    expect(planFault(plan(days))).toBe(fault);
  });

  it('has no other of its kind beside it on a day', () => {
    const known = [plan({ until: '2026-10-23' })];
    const wish = { kind: 'health-plan', from: '2026-10-23', until: null } as const;
    expect(planBeside(known, wish)?.id).toBe('one');
    expect(planBeside(known, { ...wish, from: '2026-10-24' })).toBeUndefined();
    expect(planBeside(known, { ...wish, kind: 'part-time-timetable' })).toBeUndefined();
    expect(planBeside(known, { ...wish, id: 'one' })).toBeUndefined();
    expect(planBeside([plan({ endedOn: '2026-10-23' })], wish)).toBeUndefined();
  });

  it.each([
    [{}, false],
    [{ endedOn: '2026-11-01' }, true],
    [{ until: '2026-11-20' }, false],
    [{ until: '2026-10-30' }, true],
  ])('with %j is over on 30 Nov: %s', (days, over) => {
    expect(isOver(plan(days), '2026-11-30')).toBe(over);
  });

  it.each([
    [{}, true],
    [{ kind: 'part-time-timetable', until: '2026-12-18' }, false],
    [{ from: '2026-12-01' }, false],
    [{ endedOn: '2026-11-30' }, false],
  ] as const)('with %j says of 30 Nov that its pupil is under a health plan: %s', (days, isUnder) => {
    expect(underHealthPlan([plan(days)], '2026-11-30').has(1)).toBe(isUnder);
  });
});
