/** Text and labels of the national gap: what the trust's own gaps are set beside. */
import { FIRST_YEAR, WIDEST_GAP, type NationalGap } from '../../domain/targets/national-gap.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { fullDateText } from '../basics/date-text.ts';

const points = (gap: number): string => gap.toFixed(1);

export const nationalGapLabels = {
  title: 'The national gap',
  says: 'The gaps of the trust’s schools are set beside it. It changes no figure.',
  year: 'Measured in',
  primary: 'Primary, points',
  secondary: 'Secondary, points',
  save: 'Set the national gap',
  saving: 'Setting it',
  saved: 'Set. The gaps’ page shows it now.',
  yearSays: `A year from ${FIRST_YEAR} to this one.`,
  pointsSay: `From 0 to ${WIDEST_GAP} points, with at most 1 decimal.`,
  usual: 'The usual one: nobody has set another.',
  notYours: 'Administrators of the trust and trust leads set the national gap.',
  notYet: (year: number) =>
    `${year} is still to come: a national gap is one that was measured. Nothing was changed.`,
  /** A line of the chart: where pupil premium would be. */
  line: (gap: number, year: number) => `Pupil premium at the national gap of ${year}, ${points(gap)}`,
};

/** "For comparison, the national gap of 2019: 2.1 in primary, 3.6 in secondary schools." */
export function nationalGapSentence({ year, primary, secondary }: NationalGap): string {
  return `For comparison, the national gap of ${year}: ${points(primary)} in primary, ${points(secondary)} in secondary schools.`;
}

/** "Set from 16 Sep 2026 by Tru Lead." */
export function nationalGapFromText(from: { starts: SchoolDate; setBy: string | null } | null): string {
  if (!from) return nationalGapLabels.usual;
  return `Set from ${fullDateText(from.starts)}${from.setBy ? ` by ${from.setBy}` : ''}.`;
}
