/** The kinds of early change there are. */

/** In the order they are shown. */
export const changeKinds = [
  'more-absence',
  'weekday-pattern',
  'shared-absence',
  'single-day-illness',
  'more-lates',
] as const;
export type ChangeKind = (typeof changeKinds)[number];
