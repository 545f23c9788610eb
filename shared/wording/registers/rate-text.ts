/** An attendance rate in words, with the sessions behind it. */
import { plural, countText, percentText } from '../basics/number-text.ts';

/** "94.1 % this year" */
export function thisYearText(rate: { percent: number | null }): string {
  return rate.percent === null ? 'this year: not known yet' : `${percentText(rate.percent)} this year`;
}

/** "12 of 190 sessions missed" */
export function sessionsMissedText(rate: { attended: number; possible: number }): string {
  return `${countText(rate.possible - rate.attended)} of ${plural(rate.possible, 'session')} missed`;
}
