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

/** What came of a meeting's plan when it was looked at again. */
export const planResults = ['met', 'partly', 'not'] as const;
export type PlanResult = (typeof planResults)[number];

/** Whether a family agreed to what was decided; or nobody came. */
export const familyAnswers = ['agrees', 'does-not-agree', 'did-not-come'] as const;
export type FamilyAnswer = (typeof familyAnswers)[number];
