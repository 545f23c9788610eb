/** Decides which stage of the escalation policy a pupil's days of absence have reached. */
import type { PolicyTerm } from '../basics/school-calendar.ts';

export type Stage = 1 | 2 | 3 | 4;

/** Days of absence since September at which stages 2, 3 and 4 begin, by policy term (the default policy). */
const defaultThresholds: Readonly<Record<PolicyTerm, readonly [number, number, number]>> = {
  1: [3, 6, 9],
  2: [5, 8, 11],
  3: [7, 10, 13],
};

/** Two sessions missed (days-missed) are a day; null while there has been no whole first day. */
export function stageReached(sessionsMissedThisYear: number, term: PolicyTerm): Stage | null {
  const [second, third, fourth] = defaultThresholds[term];
  if (sessionsMissedThisYear >= 2 * fourth) return 4;
  if (sessionsMissedThisYear >= 2 * third) return 3;
  if (sessionsMissedThisYear >= 2 * second) return 2;
  return sessionsMissedThisYear >= 2 ? 1 : null;
}
