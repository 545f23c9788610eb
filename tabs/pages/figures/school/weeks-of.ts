import type { Measures } from '#shared/contracts/figures/measures.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';

type Total = Pick<Measures['rows'][number], 'rate' | 'series'>;
type Rate = Total['rate'];

export interface TrendWeek {
  /** Its Monday. */
  week: SchoolDate;
  pp: Rate;
  others: Rate;
  /** Both sides' sessions, added up and divided once. */
  all: Rate;
  missing: number;
}

const none: Rate = { attended: 0, possible: 0, percent: null };

/** The two sides' weeks beside each other, in order. */
export function weeksOf(pp: Total | undefined, others: Total | undefined): TrendWeek[] {
  const sides = [pp?.series ?? [], others?.series ?? []].map(
    (series) => new Map(series.map((part) => [part.period, part])),
  );
  const weeks = [...new Set(sides.flatMap((side) => [...side.keys()]))].sort();
  return weeks.map((week) => {
    const [ofPp, ofOthers] = sides.map((side) => side.get(week));
    const [a, b] = [ofPp?.rate ?? none, ofOthers?.rate ?? none];
    return {
      week,
      pp: a,
      others: b,
      all: attendanceRate({ attended: a.attended + b.attended, possible: a.possible + b.possible }),
      missing: (ofPp?.sessions.missing ?? 0) + (ofOthers?.sessions.missing ?? 0),
    };
  });
}
