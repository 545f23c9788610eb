import { phaseOf, type Phase, type YearGroup } from '#shared/domain/basics/year-group.ts';
import { Problem } from '#shared/domain/basics/problem.ts';

const toYear = (text: string): YearGroup => (text.toUpperCase() === 'R' ? 0 : Number(text));

/** Reads '7-10', '11' or 'R-6' as a test of year groups; nothing asked means every year. */
export function yearFilter(
  years: string | null | undefined,
  phase?: Phase,
): (yearGroup: YearGroup) => boolean {
  const [first = 0, last = 13] = years ? boundsOf(years) : [0, 13];
  if (first > last || last > 13) {
    throw new Problem('bad-request', `years=${years}: expected two years in order, from R to 13, like 7-10.`);
  }
  return (yearGroup) => first <= yearGroup && yearGroup <= last && (!phase || phaseOf(yearGroup) === phase);
}

function boundsOf(years: string): [YearGroup, YearGroup] {
  const [from = '', to = from] = years.split('-');
  return [toYear(from), toYear(to)];
}
