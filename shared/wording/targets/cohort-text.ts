/** Which pupils a target is of: "31 pupil premium pupils", "years 7 to 10". */
import { plural } from '../basics/number-text.ts';

export type Cohort = 'pp' | 'all';

/** The pupils a figure counts: "31 pupil premium pupils", "1 pupil". */
export function cohortCount(count: number, cohort: Cohort): string {
  return cohort === 'pp' ? plural(count, 'pupil premium pupil') : plural(count, 'pupil');
}

export function cohortText(cohort: Cohort): string {
  return cohort === 'pp' ? 'pupil premium pupils' : 'all pupils';
}

/** "years 7–10", "every year" */
export function yearsText(years: string | null): string {
  return years ? `years ${years.replace('-', '–')}` : 'every year';
}
