/** Text and labels of tables of figures: how a cell was reached, sorting, keeping a copy, choosing days. */
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { roundedQuotient } from '#shared/domain/basics/whole-number.ts';
import { tooFewText } from './told-text.ts';
import { dayText } from './date-text.ts';
import { plural, countText, percentText, signed } from './number-text.ts';

export const tableLabels = {
  sortBy: (heading: string) => `Sort by ${heading}`,
  inOrder: 'In alphabetical order',
  reached: (what: string) => `${what}: how this was reached`,
  close: 'Close',
  keep: 'Keep or print',
  csv: 'CSV file',
  excel: 'Excel workbook',
  print: 'Print',
  keepFault: 'The file could not be made',
  days: 'Days',
  from: 'From',
  to: 'To',
  ranges: {
    today: 'Today',
    'this-week': 'This week',
    'last-week': 'Last week',
    year: 'The school year so far',
    'whole-weeks': 'The school year, up to last week',
    chosen: 'Days I choose',
  },
  provisional: 'Provisional',
  noRows: 'There is nothing to show for these days.',
  asTable: 'As a table',
  asChart: 'As a chart',
};

interface CountOf {
  attended: number;
  possible: number;
  percent: number | null;
}

/** "9,412 attended of 10,018 possible sessions: 94.0 %" */
export function rateReached(rate: CountOf | null): string {
  if (rate === null) return tooFewText;
  const { attended, possible, percent } = rate;
  if (possible === 0) return 'No session was possible, so there is no rate.';
  return `${countText(attended)} attended of ${countText(possible)} possible sessions: ${percentText(percent)}.`;
}

/** "Other pupils 95.2 % less pupil premium pupils 87.8 %: 7.4 points, worked out before rounding." */
export function gapReached(pp: CountOf | null, nonPp: CountOf | null, gap: number | null): string {
  if (!pp || !nonPp) return tooFewText;
  if (gap === null) return 'One of the two sides has no possible session, so there is no gap.';
  const points = `${gap < 0 ? '−' : ''}${Math.abs(gap).toFixed(1)}`;
  return `Other pupils ${percentText(nonPp.percent)} less pupil premium pupils ${percentText(pp.percent)}: ${points} points, worked out before rounding.`;
}

/** "12 of 340 pupils: 3.5 %" */
export function shareReached(part: number | null, whole: number | null, what = 'pupil'): string {
  if (part === null || whole === null) return tooFewText;
  if (whole === 0) return `There is no ${what} to count.`;
  return `${countText(part)} of ${plural(whole, what)}: ${percentText(roundedQuotient(part * 100, whole, 1))}.`;
}

/** "Mon 14 Sep to Fri 18 Sep · provisional: 12 marks missing" */
export function rangeText(from: SchoolDate, to: SchoolDate, missing: number | null): string {
  const wholeYear = from === firstDayOfSchoolYear(schoolYearOf(to)) && from !== to;
  const first = wholeYear ? 'school year so far, up to ' : from === to ? '' : `${dayText(from)} to `;
  const days = `${first}${dayText(to)}`;
  return missing
    ? `${days} · ${tableLabels.provisional.toLowerCase()}: ${plural(missing, 'mark')} missing`
    : days;
}

/** "19 allowed less 31 absent: −12." */
export function diffReached(allowed: number | null, absent: number | null, diff: number | null): string {
  if (allowed === null) return tooFewText;
  return diff === null
    ? `${allowed} allowed; how many are absent is not known yet.`
    : `${allowed} allowed less ${absent} absent: ${signed(diff)}.`;
}

/** "284 pupils × (100 − 93) ÷ 100, rounded down: 19." */
export function allowedReached(cohort: number | null, target: string, allowed: number | null): string {
  if (cohort === null || allowed === null) return tooFewText;
  return `${plural(cohort, 'pupil')} × (100 − ${target.replace(' %', '')}) ÷ 100, rounded down: ${allowed}.`;
}

/** "284 pupils × 62 missed ÷ 568 possible sessions, rounded down: 31." */
export function absentReached(cohort: number | null, rate: CountOf | null, absent: number | null): string {
  if (cohort === null || rate === null) return tooFewText;
  if (absent === null) return 'No session was possible, so it is not known yet.';
  const missed = rate.possible - rate.attended;
  return `${plural(cohort, 'pupil')} × ${countText(missed)} missed ÷ ${plural(rate.possible, 'possible session')}, rounded down: ${absent}.`;
}

/** The answer of a page about any group: "92.1 % of sessions attended" */
export function attendedText(percent: number | null): string {
  return percent === null
    ? 'No session has been possible in these days.'
    : `${percentText(percent)} of sessions attended`;
}
