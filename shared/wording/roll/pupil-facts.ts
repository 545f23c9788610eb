/** Facts of a pupil in words: the year group, and persistent absence with care early in the year. */

/** 'R' and '8', as files and the interface have them: Reception, Year 8. */
export function yearText(yearGroup: string): string {
  return yearGroup === 'R' ? 'Reception' : `Year ${yearGroup}`;
}

/** About a fifth of a year's sessions; before that a few days decide, so the words are "at risk". */
const EARLY_SESSIONS = 76;

/** '' when it does not hold; early in the year with the sessions it rests on. */
export function persistentAbsenceText(persistent: boolean, possible: number): string {
  if (!persistent) return '';
  return possible < EARLY_SESSIONS
    ? `At risk of persistent absence (${possible} sessions so far)`
    : 'Persistent absence: 10 % or more missed';
}
