/** The words of tables of figures: how a cell was reached, sorting, keeping a copy, choosing days. */
import { countWords, percentWords, signed } from './number-words.ts';

export const tableWords = {
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
export function rateReached({ attended, possible, percent }: CountOf): string {
  if (possible === 0) return 'No session was possible, so there is no rate.';
  return `${countWords(attended)} attended of ${countWords(possible)} possible sessions: ${percentWords(percent)}.`;
}

/** "Other pupils 95.2 % − pupil premium 87.8 % = 7.4, worked out before rounding." */
export function gapReached(low: CountOf, high: CountOf, gap: number | null, names: [string, string]): string {
  if (gap === null) return 'One of the two sides has no possible session, so there is no gap.';
  return `${names[1]} ${percentWords(high.percent)} less ${names[0]} ${percentWords(low.percent)}: ${gap < 0 ? '−' : ''}${Math.abs(gap).toFixed(1)} points, worked out before rounding.`;
}

/** "19 allowed less 31 absent: −12." */
export function diffReached(allowed: number, absent: number | null, diff: number | null): string {
  return diff === null
    ? `${allowed} allowed; how many are absent is not known yet.`
    : `${allowed} allowed less ${absent} absent: ${signed(diff)}.`;
}
