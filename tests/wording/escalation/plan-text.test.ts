import { expect, it } from '@jest/globals';
import { planSentences, type PlanTold } from '#shared/wording/escalation/plan-text.ts';

const nothing: PlanTold = { daysAway: 0, stage: null, proposals: [], meetings: [], barriers: [] };
const meeting: PlanTold['meetings'][number] = {
  kind: 'tutor-meeting',
  plannedFor: null,
  plannedTime: null,
  heldOn: null,
  holder: 'Molly Shaw',
  target: '',
  family: null,
  nextLook: null,
  look: null,
};
const proposal: PlanTold['proposals'][number] = {
  rule: 'absence',
  kind: 'year-leader-meeting',
  status: 'proposed',
  until: null,
  reason: null,
  decidedBy: null,
};

it.each<[string, PlanTold, string[]]>([
  ['nothing', nothing, ['No day away that counts this year.']],
  [
    'a proposal',
    { ...nothing, daysAway: 6.5, stage: 3, proposals: [proposal] },
    [
      '6½ days away this year: stage 3 of the policy.',
      'A year leader meeting is proposed; nobody has decided yet.',
    ],
  ],
  [
    'a proposed review of the plan',
    { ...nothing, daysAway: 6.5, stage: 3, proposals: [{ ...proposal, kind: 'health-plan-review' }] },
    ['6½ days away this year: stage 3 of the policy.', 'A plan review is proposed; nobody has decided yet.'],
  ],
  [
    'one by days late beside it, and a message',
    {
      ...nothing,
      daysAway: 3,
      stage: 2,
      proposals: [
        { ...proposal, kind: 'write-home', rule: 'text-first' },
        { ...proposal, kind: 'tutor-meeting', rule: 'lateness' },
      ],
    },
    [
      '3 days away this year: stage 2 of the policy.',
      'A message home is proposed; nobody has decided yet.',
      'A tutor meeting about being late is proposed; nobody has decided yet.',
    ],
  ],
  [
    'a proposal put off',
    {
      ...nothing,
      daysAway: 6,
      stage: 3,
      proposals: [
        {
          ...proposal,
          status: 'snoozed',
          until: '2026-11-30',
          reason: 'in hospital',
          decidedBy: 'Olu Mire',
        },
      ],
    },
    [
      '6 days away this year: stage 3 of the policy.',
      'A year leader meeting was put off by Olu Mire until Mon 30 Nov: in hospital.',
    ],
  ],
  [
    'a meeting planned',
    {
      ...nothing,
      daysAway: 3,
      stage: 2,
      proposals: [{ ...proposal, status: 'approved' }],
      meetings: [{ ...meeting, plannedFor: '2026-11-18', plannedTime: '12:40' }],
    },
    [
      '3 days away this year: stage 2 of the policy.',
      'A tutor meeting with Molly Shaw is planned for Wed 18 Nov, 12:40.',
    ],
  ],
  [
    'a plan',
    {
      ...nothing,
      daysAway: 3,
      stage: 2,
      meetings: [
        {
          ...meeting,
          heldOn: '2026-11-03',
          target: 'In by 08:40 each day.',
          family: 'agrees',
          nextLook: '2026-12-01',
        },
      ],
      barriers: [
        { kind: 'lesson', detail: 'Maths, period 1', owner: 'Mr Pell', due: '2026-11-20' },
        { kind: 'transport', detail: null, owner: null, due: null },
      ],
    },
    [
      '3 days away this year: stage 2 of the policy.',
      'Last tutor meeting Tue 3 Nov with Molly Shaw: In by 08:40 each day. The family agrees.',
      'In the way: a lesson, subject or teacher, Maths, period 1 (Mr Pell, by Fri 20 Nov) and transport.',
      'It is looked at again on Tue 1 Dec.',
    ],
  ],
  [
    'a plan looked at',
    {
      ...nothing,
      daysAway: 3,
      stage: 2,
      meetings: [{ ...meeting, heldOn: '2026-11-03', look: { on: '2026-12-01', result: 'partly' } }],
    },
    [
      '3 days away this year: stage 2 of the policy.',
      'Last tutor meeting Tue 3 Nov with Molly Shaw.',
      'Looked at again Tue 1 Dec: partly reached.',
    ],
  ],
])('of %s', (_, plan, sentences) => expect(planSentences(plan)).toEqual(sentences));
