/** An attendance rate in words, with the sessions behind it. */
import { counted, countWords, percentWords } from '../basics/number-words.ts';

/** "94.1 % this year" */
export function thisYearWords(rate: { percent: number | null }): string {
  return rate.percent === null ? 'this year: not known yet' : `${percentWords(rate.percent)} this year`;
}

/** "12 of 190 sessions missed" */
export function sessionsMissedWords(rate: { attended: number; possible: number }): string {
  return `${countWords(rate.possible - rate.attended)} of ${counted(rate.possible, 'session')} missed`;
}
