/** Decides what may get in the way of a pupil's being in school, as a meeting names it. */
export const barrierKinds = [
  'lesson',
  'friendships',
  'worry',
  'learning-need',
  'sleep-or-caring',
  'bullying',
  'transport',
  'uniform',
  'equipment',
  'money',
  'health',
  'home',
  'other',
] as const;
export type BarrierKind = (typeof barrierKinds)[number];
