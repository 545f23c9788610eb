/** Facts of a pupil in words: the year group, and persistent absence with care early in the year. */

/** 'R' and '8', as files and the interface have them: Reception, Year 8. */
export function yearWords(yearGroup: string): string {
  return yearGroup === 'R' ? 'Reception' : `Year ${yearGroup}`;
}

/** About a fifth of a year's sessions; before that a few days decide, so the words are "at risk". */
const EARLY_SESSIONS = 76;

/** '' or words to follow the band, with the sessions they rest on while these are few. */
export function persistentAbsenceWords(persistent: boolean, possible: number): string {
  if (!persistent) return '';
  return possible < EARLY_SESSIONS
    ? ` · at risk of persistent absence (${possible} sessions so far)`
    : ' · persistent absence (10 % or more missed)';
}
