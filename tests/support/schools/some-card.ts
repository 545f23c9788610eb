import type { DailyCardView } from '#shared/contracts/messages/daily-card.ts';

/** A daily card with nothing remarkable in it. */
export const someCard: DailyCardView = {
  kind: 'school',
  school: 'BA',
  name: 'Birch Academy',
  date: '2026-09-16',
  sessions: ['AM'],
  cohort: 'all',
  smallCohort: false,
  years: null,
  targetPercent: 93,
  allowed: 1,
  absent: 1,
  diff: 0,
  returnsNeeded: null,
  onePupilPercent: 4,
  change: null,
  asOf: null,
  now: '2026-09-16T09:40:00+01:00',
  registersMissing: 0,
  missingMarks: 0,
  best: 0,
  worst: 0,
  schoolDay: true,
  link: 'https://tab.example/',
  replaces: false,
};
