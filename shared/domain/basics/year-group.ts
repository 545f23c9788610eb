/** Decides which phase a year group belongs to, and how year groups are named. */

/** R is 0. */
export type YearGroup = number;
export type Phase = 'primary' | 'secondary' | 'post16';
export type SchoolPhase = Phase | 'all-through' | 'special';

/** Phase belongs to the year group: years 12–13 are post-16 in any school. */
export function phaseOf(yearGroup: YearGroup): Phase {
  if (yearGroup >= 12) return 'post16';
  return yearGroup >= 7 ? 'secondary' : 'primary';
}

/** As files and the interface have it: R, 1 to 13. */
export function yearGroupCode(yearGroup: YearGroup): string {
  return yearGroup === 0 ? 'R' : String(yearGroup);
}

export function yearGroupName(yearGroup: YearGroup): string {
  return yearGroup === 0 ? 'Reception' : `Year ${yearGroup}`;
}
