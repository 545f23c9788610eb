/** Decides what year 11's results are, band by band of attendance: sums first, divided once. */
import { bandEdges, bandOf } from './attendance-band.ts';
import { roundedQuotient } from '../basics/whole-number.ts';

/** 9 down to 1; 0 for U. */
type Grade = number;

/** What a pupil reached; null where the file says nothing. */
export interface PupilResult {
  /** In hundredths: −0.42 is −42. */
  progress8: number | null;
  english: Grade | null;
  maths: Grade | null;
}

export interface ResultsGroup {
  pupils: number;
  progress8: { hundredths: number; pupils: number };
  /** Pupils with both grades, and how many of them reached 4 or 5 in both. */
  graded: number;
  fourPlus: number;
  fivePlus: number;
}

export interface ResultsByBand {
  bands: ResultsGroup[];
  all: ResultsGroup;
  /** Of year 11 by its registers; they are in no band here. */
  withoutResult: number;
  /** With a result, and no possible session in year 11. */
  withoutAttendance: number;
}

const noGroup = (): ResultsGroup => ({
  pupils: 0,
  progress8: { hundredths: 0, pupils: 0 },
  graded: 0,
  fourPlus: 0,
  fivePlus: 0,
});

export const noResults = (): ResultsByBand => ({
  bands: Array.from({ length: bandEdges.length - 1 }, noGroup),
  all: noGroup(),
  withoutResult: 0,
  withoutAttendance: 0,
});

/** attendance: the pupil's sessions in year 11 of that school year. A result without any figure is none. */
export function resultsByBand(
  pupils: Iterable<{ attendance: { attended: number; possible: number }; result: PupilResult | null }>,
): ResultsByBand {
  const found = noResults();
  for (const { attendance, result } of pupils) {
    const band = bandOf(attendance);
    const told = result !== null && saysSomething(result);
    if (band === null) found.withoutAttendance += told ? 1 : 0;
    else if (!told) found.withoutResult += 1;
    else for (const group of [found.bands[band], found.all]) if (group) addResult(group, result);
  }
  return found;
}

const saysSomething = ({ progress8, english, maths }: PupilResult): boolean =>
  progress8 !== null || english !== null || maths !== null;

function addResult(group: ResultsGroup, { progress8, english, maths }: PupilResult): void {
  group.pupils += 1;
  if (progress8 !== null) {
    group.progress8.hundredths += progress8;
    group.progress8.pupils += 1;
  }
  if (english === null || maths === null) return;
  group.graded += 1;
  if (english >= 4 && maths >= 4) group.fourPlus += 1;
  if (english >= 5 && maths >= 5) group.fivePlus += 1;
}

/** Adds a school's to the trust's, in place. */
export function addResults(sum: ResultsByBand, more: ResultsByBand): ResultsByBand {
  sum.bands.forEach((group, band) => addGroup(group, more.bands[band] ?? noGroup()));
  addGroup(sum.all, more.all);
  sum.withoutResult += more.withoutResult;
  sum.withoutAttendance += more.withoutAttendance;
  return sum;
}

function addGroup(sum: ResultsGroup, more: ResultsGroup): void {
  sum.pupils += more.pupils;
  sum.progress8.hundredths += more.progress8.hundredths;
  sum.progress8.pupils += more.progress8.pupils;
  sum.graded += more.graded;
  sum.fourPlus += more.fourPlus;
  sum.fivePlus += more.fivePlus;
}

/** The mean, 2 decimals, half away from zero; null when it is nobody's. */
export function meanProgress8({ progress8 }: ResultsGroup): number | null {
  return progress8.pupils === 0 ? null : roundedQuotient(progress8.hundredths, progress8.pupils * 100, 2);
}

/** 1 decimal, half up; null when nobody has both grades. */
export function gradedShare(pupils: number, graded: number): number | null {
  return graded === 0 ? null : roundedQuotient(pupils * 100, graded, 1);
}
