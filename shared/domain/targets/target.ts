/** Decides how many pupils may be absent today, how many are, and the difference. */
import { roundedQuotient, wholeQuotient } from '../basics/whole-number.ts';

/** A target in hundredths of a percent: 93 % is 9300. */
export type TargetHundredths = number;

export function allowedAbsent(cohort: number, target: TargetHundredths): number {
  return wholeQuotient(cohort * (10_000 - target), 10_000);
}

/** The whole cohort's estimate from the sessions that counted; null when none did. */
export function absentEstimate(cohort: number, attended: number, possible: number): number | null {
  return possible === 0 ? null : wholeQuotient(cohort * (possible - attended), possible);
}

/** What one pupil of the cohort is worth, in percent, 2 decimals half up; null for an empty cohort. */
export function onePupilPercent(cohort: number): number | null {
  return cohort === 0 ? null : roundedQuotient(100, cohort, 2);
}

export type DiffMeaning = 'on-target' | 'close' | 'over' | 'not-known';

/** Close is within 3 pupils of the target, on the wrong side of it. */
export function meaningOfDiff(diff: number | null): DiffMeaning {
  if (diff === null) return 'not-known';
  if (diff >= 0) return 'on-target';
  return diff >= -3 ? 'close' : 'over';
}

/** How many absent pupils would have to return for the target to be met. */
export function returnsNeeded(diff: number | null): number | null {
  return diff === null ? null : Math.max(0, -diff);
}

/** Reads 93, 93.5 or 93.25 percent as hundredths; null when it is not a percentage. */
export function targetFromPercent(percent: number): TargetHundredths | null {
  const hundredths = Math.round(percent * 100);
  if (!Number.isFinite(percent) || hundredths < 0 || hundredths > 10_000) return null;
  return Math.abs(hundredths - percent * 100) < 1e-6 ? hundredths : null;
}

/** 9350 is 93.5. */
export function percentOf(target: TargetHundredths): number {
  return target / 100;
}
