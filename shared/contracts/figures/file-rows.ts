import type { Given } from '../../domain/basics/given.ts';
import type { PupilResult } from '../../domain/figures/results-by-band.ts';

/** What a pupil reached at the end of year 11. */
export interface ResultRow extends Given<PupilResult> {
  school: string;
  upn: string;
  /** The calendar year in which the school year begins. */
  schoolYear: number;
}
