/** How a school's day is kept: one row, each group of pupils a short list of numbers. */
import type { DayTally } from '#shared/domain/day-tally.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';

/**
 * Register, year, pupil premium (1 or 0); then for AM and for PM: marked, called, possible, attended; then pupils
 * absent in AM, in PM, in both.
 */
export type PackedGroup = [
  registerGroup: string,
  yearGroup: number,
  pupilPremium: 0 | 1,
  ...counts: [number, number, number, number, number, number, number, number, number, number, number],
];

export function packDay(tallies: Iterable<DayTally>): PackedGroup[] {
  const packed: PackedGroup[] = [];
  for (const { registerGroup, yearGroup, pupilPremium, AM, PM, absentAm, absentPm, absentBoth } of tallies) {
    if (AM.marked === 0 && PM.marked === 0) continue;
    packed.push([
      registerGroup,
      yearGroup,
      pupilPremium ? 1 : 0,
      AM.marked,
      AM.called,
      AM.possible,
      AM.attended,
      PM.marked,
      PM.called,
      PM.possible,
      PM.attended,
      absentAm,
      absentPm,
      absentBoth,
    ]);
  }
  return packed;
}

export function unpackDay(date: SchoolDate, groups: readonly PackedGroup[]): DayTally[] {
  return groups.map(([registerGroup, yearGroup, pupilPremium, ...counts]) => ({
    date,
    registerGroup,
    yearGroup,
    pupilPremium: pupilPremium === 1,
    AM: { marked: counts[0], called: counts[1], possible: counts[2], attended: counts[3] },
    PM: { marked: counts[4], called: counts[5], possible: counts[6], attended: counts[7] },
    absentAm: counts[8],
    absentPm: counts[9],
    absentBoth: counts[10],
  }));
}
