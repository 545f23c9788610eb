/**
 * Decides what a school day was to somebody who watches for a change: missed, in, late, or nothing to go by.
 *
 * Missed are only absences through illness or without a reason (I, N, O), of the whole day or half of it. Leave,
 * appointments, holidays, exclusions and part-time timetables are decisions somebody took, not signs of a change;
 * they and missing marks count for nothing. Coming after the register closed (U) is being late.
 */
import { isPresent } from '../registers/attendance-codes.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { wholeQuotient } from '../basics/whole-number.ts';

export interface WatchedPupil {
  pupilId: number;
  yearGroup: number;
  household: string | null;
  /** Two characters a day, AM then PM, for each of the school's days in order; '-' for no mark. */
  marks: string;
}

export interface WatchedSchool {
  /** The school days of the year so far, in order. */
  days: readonly SchoolDate[];
  pupils: readonly WatchedPupil[];
}

/** One pupil's days, by the place of the day among the school's. */
export interface PupilDays {
  pupil: WatchedPupil;
  counted: Uint8Array;
  missed: Uint8Array;
  late: Uint8Array;
  /** The first day of a spell: the counted day before it was not missed. */
  began: Uint8Array;
  /** The same, when nobody has given a reason (N, O) for what was missed of that day. */
  beganUnexplained: Uint8Array;
  /** A day of illness between two counted days that were not missed. */
  singleIllness: Uint8Array;
}

export interface ReadDays {
  days: readonly SchoolDate[];
  pupils: readonly PupilDays[];
}

const isMissedMark = (mark: string | undefined): boolean => mark === 'I' || mark === 'N' || mark === 'O';

/** Reads the marks; days on which nobody has one that counts are left out. */
export function readDays(school: WatchedSchool): ReadDays {
  const kept = school.days.flatMap((_, index) =>
    school.pupils.some(({ marks }) => counts(marks[2 * index]) || counts(marks[2 * index + 1]))
      ? [index]
      : [],
  );
  return {
    days: kept.map((index) => school.days[index] ?? ''),
    pupils: school.pupils.map((pupil) => readPupil(pupil, kept)),
  };
}

const counts = (mark: string | undefined): boolean =>
  mark !== undefined && (isPresent(mark) || isMissedMark(mark) || mark === 'U');

function readPupil(pupil: WatchedPupil, kept: readonly number[]): PupilDays {
  const empty = (): Uint8Array => new Uint8Array(kept.length);
  const read = { pupil, counted: empty(), missed: empty(), late: empty(), began: empty() };
  const beganUnexplained = empty();
  const singleIllness = empty();
  let before: number | null = null;
  let mayBeSingle: number | null = null;
  kept.forEach((index, day) => {
    const marks = [pupil.marks[2 * index], pupil.marks[2 * index + 1]];
    if (!marks.some(counts)) return;
    read.counted[day] = 1;
    const missed = marks.filter(isMissedMark);
    if (missed.length === 0) {
      if (marks.some((mark) => mark === 'L' || mark === 'U')) read.late[day] = 1;
      if (mayBeSingle !== null) singleIllness[mayBeSingle] = 1;
      mayBeSingle = null;
    } else {
      read.missed[day] = 1;
      const begins = before === null || !read.missed[before];
      if (begins) read.began[day] = 1;
      if (begins && !missed.includes('I')) beganUnexplained[day] = 1;
      mayBeSingle = begins && missed.every((mark) => mark === 'I') ? day : null;
    }
    before = day;
  });
  return { ...read, beganUnexplained, singleIllness };
}

/** One kind of day (missed, late …), as a pupil has it. */
export type DayKind = 'missed' | 'late' | 'began' | 'beganUnexplained' | 'singleIllness';

/** A share of the school is held in millionths, so that the tests stay in whole numbers. */
export const ONE = 1_000_000;

/** What an average pupil of the school has of a kind on each day, in millionths. */
export function schoolShares(pupils: readonly PupilDays[], kind: DayKind, days: number): number[] {
  const counted = new Uint32Array(days);
  const found = new Uint32Array(days);
  for (const pupil of pupils) {
    const [ofPupil, ofKind] = [pupil.counted, pupil[kind]];
    for (let day = 0; day < days; day++) {
      counted[day] = (counted[day] ?? 0) + (ofPupil[day] ?? 0);
      found[day] = (found[day] ?? 0) + (ofKind[day] ?? 0);
    }
  }
  return Array.from(counted, (all, day) => (all === 0 ? 0 : wholeQuotient((found[day] ?? 0) * ONE, all)));
}

export interface Tally {
  /** Days that count. */
  days: number;
  /** How many of them were of the kind. */
  found: number;
  /** How many an average pupil of the school would have had on the same days, in millionths. */
  usual: number;
}

/** Counts a pupil's days of a kind from one place up to, not including, another. */
export function tally(
  pupil: PupilDays,
  kind: DayKind,
  shares: readonly number[],
  from: number,
  to: number,
): Tally {
  const sum = { days: 0, found: 0, usual: 0 };
  for (let day = Math.max(0, from); day < to; day++) {
    if (!pupil.counted[day]) continue;
    sum.days += 1;
    sum.found += pupil[kind][day] ?? 0;
    sum.usual += shares[day] ?? 0;
  }
  return sum;
}
