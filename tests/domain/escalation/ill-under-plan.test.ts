import { expect, it } from '@jest/globals';
import {
  asksForReview,
  daysUnderHealthPlans,
  illUnderPlans,
} from '#shared/domain/escalation/ill-under-plan.ts';
import type { StandingPlan } from '#shared/domain/roll/standing-plans.ts';
import { guidePolicy } from '#shared/domain/people/escalation-policy.ts';
import { someRegisters } from '../../support/schools/some-registers.ts';

const today = '2026-09-23';
const query = { from: '2026-08-01', to: today, moment: { today, time: '18:00' } };
const plan = (days: Partial<StandingPlan> = {}): StandingPlan => ({
  id: 'one',
  pupilId: 1,
  kind: 'health-plan',
  from: '2026-09-01',
  until: null,
  reviewBy: null,
  recordedOn: '2026-09-01',
  endedOn: null,
  ...days,
});

it.each<[string, StandingPlan[], number | undefined]>([
  ['no plan', [], undefined],
  ['a plan', [plan()], 5],
  ['a plan from the second day on', [plan({ from: '2026-09-15' })], 3],
  ['a plan that is over', [plan({ until: '2026-09-18' })], undefined],
  ['a plan that is ended', [plan({ endedOn: '2026-09-18' })], undefined],
  ['a plan to come', [plan({ from: '2026-10-01' })], undefined],
  ['a timetable', [plan({ kind: 'part-time-timetable', until: '2026-12-18' })], undefined],
  ['a plan of somebody else', [plan({ pupilId: 2 })], undefined],
  ['a plan that was renewed', [plan({ id: 'before', until: '2026-09-14' }), plan({ from: '2026-09-21' })], 4],
])('under %s counts the days ill', (_what, plans, ill) => {
  // Illness, unauthorised, an appointment, a suspension, and illness that a family disputes.
  const marks = {
    '2026-09-14': 'II',
    '2026-09-15': 'IU',
    '2026-09-16': 'IM',
    '2026-09-17': 'E/',
    '2026-09-22': 'II',
  };
  const registers = someRegisters([{ marks }, {}]);
  const disputed = new Set(['1 2026-09-16 AM']);
  const found = illUnderPlans(registers, query, guidePolicy, daysUnderHealthPlans(plans, today), disputed);
  expect(found.get(1)).toBe(ill);
});

it('counts no illness that the policy does not count', () => {
  const registers = someRegisters([{ marks: { '2026-09-14': 'II' } }]);
  const days = daysUnderHealthPlans([plan()], today);
  expect(illUnderPlans(registers, query, { notCounted: ['I'] }, days)).toEqual(new Map());
});

it.each([
  [{ counted: 6, ill: 0 }, 2, false],
  [{ counted: 6, ill: 1 }, 2, true],
  [{ counted: 8, ill: 2 }, 2, false],
  [{ counted: 8, ill: 3 }, 2, true],
  [{ counted: 14, ill: 2 }, 3, false],
  [{ counted: 14, ill: 3 }, 3, true],
] as const)('%j of stage %i asks for a review: %s', (sessions, stage, review) => {
  expect(asksForReview(sessions, stage, 1, guidePolicy)).toBe(review);
});
