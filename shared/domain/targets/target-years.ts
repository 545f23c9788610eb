/** Decides which years a target covers in a school; years 12 and 13 are post-16, and in no secondary figure. */
import type { SchoolPhase } from '../basics/year-group.ts';
import type { TargetPurpose, TargetScope } from './target-settings.ts';
import { readYearRange, yearRangeText, type YearRange } from '../basics/year-range.ts';

const POST_16_BEGINS = 12;

const yearsOfPhase: Readonly<Record<SchoolPhase, YearRange>> = {
  primary: { first: 0, last: 6 },
  secondary: { first: 7, last: 11 },
  'all-through': { first: 0, last: 11 },
  special: { first: 0, last: 13 },
  post16: { first: 12, last: 13 },
};

/** Where nobody names years: the trust prints the diff of years 7 to 10 of its secondaries; elsewhere every year. */
export function usualYears(purpose: TargetPurpose, phase: SchoolPhase): string | null {
  if (purpose === 'post-16') return '12-13';
  return purpose === 'daily' && (phase === 'secondary' || phase === 'all-through') ? '7-10' : null;
}

/** A trust's or phase's years as they hold in one school: where it has none of them, the usual ones. */
export function yearsInForce(purpose: TargetPurpose, phase: SchoolPhase, years: string): string | null {
  const query = readYearRange(years);
  const range = purpose === 'post-16' ? yearsOfPhase.post16 : yearsOfPhase[phase];
  if (!query || query.last < range.first || query.first > range.last) return usualYears(purpose, phase);
  const hasPost16Beside = phase === 'secondary' || phase === 'all-through';
  const last = hasPost16Beside && purpose !== 'post-16' ? Math.min(query.last, range.last) : query.last;
  return yearRangeText({ first: query.first, last });
}

export type YearsFault = 'not-years' | 'post-16-apart' | 'post-16-only' | 'not-in-this-school';

/** What keeps these years from being set; null when nothing does. */
export function yearsFault(
  purpose: TargetPurpose,
  scope: TargetScope['kind'],
  phase: SchoolPhase | null,
  years: string | null,
): YearsFault | null {
  if (years === null) return null;
  const range = readYearRange(years);
  if (!range) return 'not-years';
  if (purpose === 'post-16') return range.first < POST_16_BEGINS ? 'post-16-only' : null;
  const mayHavePost16 = phase === 'special' || phase === 'post16';
  if (range.last >= POST_16_BEGINS && !mayHavePost16) return 'post-16-apart';
  if (phase === null || scope === 'trust') return null;
  const own = yearsOfPhase[phase];
  return range.last < own.first || range.first > own.last ? 'not-in-this-school' : null;
}
