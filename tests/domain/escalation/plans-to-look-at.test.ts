import { expect, it } from '@jest/globals';
import { partTimeWithoutPlan, plansDue } from '#shared/domain/escalation/plans-to-look-at.ts';
import type { StandingPlan } from '#shared/domain/roll/standing-plans.ts';
import { someRegisters } from '../../support/schools/some-registers.ts';

const today = '2026-11-18';
const plan = (days: Partial<StandingPlan> = {}): StandingPlan => ({
  id: 'one',
  pupilId: 1,
  kind: 'part-time-timetable',
  from: '2026-11-01',
  until: '2027-02-12',
  reviewBy: null,
  recordedOn: '2026-11-01',
  endedOn: null,
  ...days,
});

it.each<[string, StandingPlan[], { sessions: number; since: string } | undefined]>([
  ['no plan', [], { sessions: 3, since: '2026-11-10' }],
  ['a timetable', [plan()], undefined],
  [
    'a timetable from the second day on',
    [plan({ from: '2026-11-11' })],
    { sessions: 1, since: '2026-11-10' },
  ],
  ['a timetable that was over', [plan({ until: '2026-11-10' })], { sessions: 2, since: '2026-11-12' }],
  ['one of somebody else', [plan({ pupilId: 2 })], { sessions: 3, since: '2026-11-10' }],
  ['one ended as a mistake', [plan({ endedOn: '2026-11-01' })], { sessions: 3, since: '2026-11-10' }],
])('C2 under %s', (_what, plans, expected) => {
  const marks = { '2026-11-02': 'CC', '2026-11-10': '/d', '2026-11-11': 'I/', '2026-11-12': 'dd' };
  const registers = someRegisters([{ marks }]);
  const query = { from: '2026-11-03', to: today, moment: { today, time: '18:00' } };
  expect(partTimeWithoutPlan(registers, query, plans).get(1)).toEqual(expected);
});

const healthPlan = { kind: 'health-plan', until: null } as const;
it.each<[string, StandingPlan[], string | null, string[]]>([
  ['far from its end', [plan()], null, []],
  ['a week from its end', [plan({ until: '2026-11-25' })], null, ['end 2026-11-25']],
  ['eight days from it', [plan({ until: '2026-11-26' })], null, []],
  ['past its end', [plan({ until: '2026-11-10' })], null, ['end 2026-11-10']],
  ['long past it', [plan({ until: '2026-10-09' })], null, []],
  ['ended by somebody', [plan({ until: '2026-11-25', endedOn: '2026-11-17' })], null, []],
  [
    'that another follows',
    [plan({ until: '2026-11-25' }), plan({ id: 'two', from: '2026-11-26' })],
    null,
    [],
  ],
  ['to be reviewed', [plan({ ...healthPlan, reviewBy: '2026-11-20' })], null, ['review 2026-11-20']],
  ['not reviewed in time', [plan({ ...healthPlan, reviewBy: '2026-11-02' })], null, ['review 2026-11-02']],
  ['reviewed early', [plan({ ...healthPlan, reviewBy: '2026-11-20' })], '2026-11-09', []],
  [
    'reviewed long before',
    [plan({ ...healthPlan, reviewBy: '2026-11-20' })],
    '2026-10-01',
    ['review 2026-11-20'],
  ],
  [
    'to be reviewed before its end',
    [plan({ until: '2026-11-25', reviewBy: '2026-11-19' })],
    null,
    ['review 2026-11-19'],
  ],
  [
    'reviewed before its end',
    [plan({ until: '2026-11-25', reviewBy: '2026-11-19' })],
    '2026-11-17',
    ['end 2026-11-25'],
  ],
])('a plan %s', (_what, plans, reviewed, due) => {
  expect(plansDue(plans, today, () => reviewed).map(({ why, day }) => `${why} ${day}`)).toEqual(due);
});
