import { expect, it } from '@jest/globals';
import type { StandingPlan } from '#shared/domain/roll/standing-plans.ts';
import { evidenceText } from '#shared/wording/escalation/evidence-text.ts';
import { partTimeText, planDueText } from '#shared/wording/escalation/plans-to-look-at-text.ts';

const today = '2026-11-18';
const plan: StandingPlan = {
  id: 'one',
  pupilId: 1,
  kind: 'health-plan',
  from: '2026-09-03',
  until: null,
  reviewBy: null,
  recordedOn: '2026-09-03',
  endedOn: null,
};

it.each([
  [1, 'C2 on 1 session since 2 Nov, and no part-time timetable is recorded'],
  [6, 'C2 on 6 sessions since 2 Nov, and no part-time timetable is recorded'],
])('%i sessions part-time are told', (sessions, text) => {
  expect(partTimeText({ sessions, since: '2026-11-02' })).toBe(text);
});

it.each([
  ['review', '2026-11-20', 'Health plan is to be looked at by Fri 20 Nov'],
  ['review', '2026-11-16', 'Health plan was to be looked at by Mon 16 Nov'],
  ['end', '2026-11-18', 'Health plan ends Wed 18 Nov'],
  ['end', '2026-11-13', 'Health plan ended Fri 13 Nov'],
] as const)('the %s on %s is told', (why, day, text) => {
  expect(planDueText({ plan, why, day }, today)).toBe(text);
});

it('days ill under the health plan are told with the others', () => {
  const evidence = { medical: 0, notCounted: [], weekdays: [], lastContact: null, lastHeld: null };
  const told = (ill: number) =>
    evidenceText({ ...evidence, late: null, sessions: 13, ill }, today).split(' · ')[0];
  expect([0, 8, 1].map(told)).toEqual([
    '6½ days',
    '4 of 6½ days ill, under the health plan',
    '½ of 6½ days ill, under the health plan',
  ]);
});
