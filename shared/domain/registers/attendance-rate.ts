/** Decides how attendance is printed as a rate: attended / possible, summed first, divided once. */
import { roundedQuotient } from '../basics/whole-number.ts';

export interface AttendanceRate {
  attended: number;
  possible: number;
  /** One decimal, half up; null when no session was possible. */
  percent: number | null;
}

export function attendanceRate(count: { attended: number; possible: number }): AttendanceRate {
  const { attended, possible } = count;
  return {
    attended,
    possible,
    percent: possible === 0 ? null : roundedQuotient(attended * 100, possible, 1),
  };
}

/**
 * Non-PP minus PP in percentage points from unrounded rates, 1 decimal, half away from zero;
 * null when either side has no possible session (domain: sharing the gaps).
 */
export function attendanceGap(
  pp: { attended: number; possible: number },
  nonPp: { attended: number; possible: number },
): number | null {
  if (pp.possible === 0 || nonPp.possible === 0) return null;
  const ppPossible = BigInt(pp.possible);
  const nonPpPossible = BigInt(nonPp.possible);
  const difference = BigInt(nonPp.attended) * ppPossible - BigInt(pp.attended) * nonPpPossible;
  return roundedQuotient(difference * 100n, ppPossible * nonPpPossible, 1);
}
