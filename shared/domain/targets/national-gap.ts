/** Decides which gaps between other pupils and pupil premium the trust's own are set beside: the country's, of a year. */
import { roundedQuotient } from '../basics/whole-number.ts';

/** Percentage points, at most one decimal. */
export interface NationalGap {
  /** The calendar year it was measured in. */
  year: number;
  primary: number;
  secondary: number;
}

/** What the trust prints until somebody sets another. */
export const usualNationalGap: NationalGap = { year: 2019, primary: 2.1, secondary: 3.6 };

export const WIDEST_GAP = 50;
export const FIRST_YEAR = 2000;

/** Points from 0 to 50 with at most one decimal. */
export function isGapPoints(points: number): boolean {
  return points >= 0 && points <= WIDEST_GAP && Math.abs(Math.round(points * 10) - points * 10) < 1e-6;
}

/** Where pupil premium would be if the gap to the others were this one; rates and points with one decimal. */
export function atGap(othersPercent: number, points: number): number {
  return roundedQuotient(Math.round(othersPercent * 10) - Math.round(points * 10), 10, 1);
}
