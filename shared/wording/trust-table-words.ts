/** The words of the trust's printed tables. */
import type { SchoolDate } from '../domain/school-date.ts';
import { dayWords } from './date-words.ts';
import { counted } from './number-words.ts';

/** "15 missing marks on Wed 19 Apr" */
export function missingOnWords({ date, missingMarks }: { date: SchoolDate; missingMarks: number }): string {
  return `${counted(missingMarks, 'missing mark')} on ${dayWords(date)}`;
}
