import { expect, it } from '@jest/globals';
import { standingPlanText } from '#shared/wording/escalation/standing-plan-text.ts';

const told = {
  kind: 'health-plan',
  from: '2026-09-03',
  until: null,
  reviewBy: null,
  endedOn: null,
  recordedBy: { name: 'Olu Mire' },
} as const;
const timetable = { ...told, kind: 'part-time-timetable', until: '2026-12-18' } as const;

it.each([
  [told, 'Health plan since Thu 3 Sep. Recorded by Olu Mire.'],
  [
    { ...told, reviewBy: '2026-11-30' },
    'Health plan since Thu 3 Sep, looked at again by Mon 30 Nov. Recorded by Olu Mire.',
  ],
  [{ ...told, from: '2025-11-03' }, 'Health plan since 3 Nov 2025. Recorded by Olu Mire.'],
  [timetable, 'Part-time timetable until Fri 18 Dec. Recorded by Olu Mire.'],
  [
    { ...timetable, from: '2026-12-01' },
    'Part-time timetable from Tue 1 Dec until Fri 18 Dec. Recorded by Olu Mire.',
  ],
  [
    { ...timetable, endedOn: '2026-11-16' },
    'Part-time timetable until Fri 18 Dec. Recorded by Olu Mire. Ended Mon 16 Nov.',
  ],
])('%j is told', (plan, text) => {
  expect(standingPlanText(plan, '2026-11-18')).toBe(text);
});
