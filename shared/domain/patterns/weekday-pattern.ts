/** Decides whether a pupil misses one day of the week far more than the others. */
import { isRarerThan, rarest, type Found } from '../basics/chance.ts';
import { weekday } from '../basics/school-date.ts';
import { ONE, schoolShares, tally, type PupilDays, type ReadDays, type Tally } from './watched-days.ts';

/**
 * How many of the last such days are looked at, how many must be missed, and what chance may bring: the few find a new
 * pattern early, the many one that is not kept every week.
 */
const windows = [
  { length: 3, least: 2, oneIn: 270 },
  { length: 4, least: 2, oneIn: 270 },
  { length: 5, least: 2, oneIn: 270 },
  { length: 8, least: 5, oneIn: 120 },
] as const;
const LAST_TIMES = 2;
const LEAST_SCHOOL_DAYS = 20;
const LEAST_OTHER_DAYS = 10;

export interface WeekdayPattern {
  pupilId: number;
  kind: 'weekday-pattern';
  /** 0 Monday … 4 Friday. */
  weekday: number;
  /** The school's last such days. */
  on: { days: number; missed: number };
  /** All other days of the year that count, earlier ones of this weekday among them. */
  other: { days: number; missed: number };
}

export function weekdayPatterns({ days, pupils }: ReadDays): WeekdayPattern[] {
  if (days.length < LEAST_SCHOOL_DAYS) return [];
  const weekdays = days.map(weekday);
  /** The days of each weekday, the last first. */
  const daysOf = [0, 1, 2, 3, 4].map((one) =>
    weekdays.flatMap((found, day) => (found === one ? [day] : [])).reverse(),
  );
  const shares = schoolShares(pupils, 'missed', days.length);
  return pupils.flatMap((pupil) => {
    const all = tally(pupil, 'missed', shares, 0, shares.length);
    return daysOf.flatMap((ofWeekday, one) => pattern(pupil, one, ofWeekday, all, shares) ?? []);
  });
}

function pattern(
  pupil: PupilDays,
  one: number,
  ofWeekday: readonly number[],
  all: Tally,
  shares: readonly number[],
): WeekdayPattern | null {
  if (!ofWeekday.slice(0, LAST_TIMES).some((day) => pupil.missed[day])) return null;
  const found = windows.flatMap(({ length, least, oneIn }) => {
    if (ofWeekday.length < length) return [];
    const on = sum(pupil, ofWeekday.slice(0, length), shares);
    const other = { days: all.days - on.days, missed: all.found - on.found };
    if (on.found < least || on.days < length - 1 || other.days < LEAST_OTHER_DAYS) return [];
    // As in more-than-before.ts: as if every pupil had once had what an average pupil has.
    const chance: Found = {
      hits: on.found,
      tries: all.found,
      part: on.usual,
      whole: all.usual + ONE,
    };
    return isRarerThan(oneIn, chance)
      ? [{ found: chance, on: { days: length, missed: on.found }, other }]
      : [];
  });
  const told = rarest(found);
  if (!told) return null;
  const { on, other } = told;
  return { pupilId: pupil.pupil.pupilId, kind: 'weekday-pattern', weekday: one, on, other };
}

function sum(pupil: PupilDays, days: Iterable<number>, shares: readonly number[]): Tally {
  const whole = { days: 0, found: 0, usual: 0 };
  for (const day of days) {
    if (!pupil.counted[day]) continue;
    whole.days += 1;
    whole.found += pupil.missed[day] ?? 0;
    whole.usual += shares[day] ?? 0;
  }
  return whole;
}
