import type { TargetHundredths } from '../../domain/targets/target.ts';

/** What the Department asks of a school in a school year. */
export interface MinimumRow {
  school: string;
  /** The calendar year in which the school year begins. */
  schoolYear: number;
  hundredths: TargetHundredths;
}
