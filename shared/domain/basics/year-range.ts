/** Decides how a run of year groups is written: '7-10', 'R-6', '11-11'. */
import { yearGroupCode, type YearGroup } from './year-group.ts';

export interface YearRange {
  first: YearGroup;
  last: YearGroup;
}

const RANGE = /^(R|\d{1,2})(?:-(R|\d{1,2}))?$/i;
const yearOf = (text: string): YearGroup => (text.toUpperCase() === 'R' ? 0 : Number(text));

/** Reads '7-10', 'R-6' or '11'; null when it is no run of years from R to 13. */
export function readYearRange(text: string): YearRange | null {
  const found = RANGE.exec(text.trim());
  if (!found) return null;
  const [, from = '', to = from] = found;
  const range = { first: yearOf(from), last: yearOf(to) };
  return range.first <= range.last && range.last <= 13 ? range : null;
}

export function yearRangeText({ first, last }: YearRange): string {
  return `${yearGroupCode(first)}-${yearGroupCode(last)}`;
}
