/** Decides for how many school days running a pupil has been away by now, today among them. */
import type { PupilSession } from '../pupil-sessions.ts';

const present: ReadonlySet<PupilSession['kind']> = new Set(['attended', 'late']);
const absent: ReadonlySet<PupilSession['kind']> = new Set(['authorised', 'unauthorised']);
const unknown: ReadonlySet<PupilSession['kind']> = new Set(['missing']);

/**
 * A day with an absence and no attended session counts; one that was not possible, or of which nothing is due yet, is
 * passed over; any other ends the row, a day without marks too.
 *
 * @param sessions in order of time, as far as today
 */
export function schoolDaysAway(sessions: readonly PupilSession[]): number {
  let away = 0;
  const days = [...Map.groupBy(sessions, ({ date }) => date).values()].reverse();
  for (const day of days) {
    if (day.some(({ kind }) => present.has(kind))) break;
    if (day.some(({ kind }) => absent.has(kind))) away += 1;
    else if (day.some(({ kind }) => unknown.has(kind))) break;
  }
  return away;
}
