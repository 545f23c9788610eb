/** Decides whether a pupil misses one day of the week far more than the others. */
import { isRarerThan } from '../basics/chance.ts';
import { weekday } from '../basics/school-date.ts';
import { schoolShares, type PupilDays, type ReadDays } from './watched-days.ts';

const PATTERN_DAYS = 40;
const LEAST_MISSED = 3;
const LAST_TIMES = 3;
const LEAST_OF_LAST = 2;
const ONE_IN = 12;

export interface WeekdayPattern {
  pupilId: number;
  kind: 'weekday-pattern';
  /** 0 Monday … 4 Friday. */
  weekday: number;
  on: { days: number; missed: number };
  other: { days: number; missed: number };
}

export function weekdayPatterns({ days, pupils }: ReadDays): WeekdayPattern[] {
  const from = Math.max(0, days.length - PATTERN_DAYS);
  const weekdays = days.map(weekday);
  const shares = schoolShares(pupils, 'missed', days.length);
  return pupils.flatMap((pupil) =>
    [0, 1, 2, 3, 4].flatMap((one) => pattern(pupil, one, weekdays, shares, from) ?? []),
  );
}

function pattern(
  pupil: PupilDays,
  one: number,
  weekdays: readonly number[],
  shares: readonly number[],
  from: number,
): WeekdayPattern | null {
  const on = { days: 0, missed: 0, usual: 0 };
  const other = { days: 0, missed: 0, usual: 0 };
  let lastTimes = 0;
  for (let day = weekdays.length - 1; day >= from; day--) {
    if (!pupil.counted[day]) continue;
    const side = weekdays[day] === one ? on : other;
    side.days += 1;
    side.missed += pupil.missed[day] ?? 0;
    side.usual += shares[day] ?? 0;
    if (side === on && on.days <= LAST_TIMES) lastTimes = on.missed;
  }
  if (on.missed < LEAST_MISSED || lastTimes < LEAST_OF_LAST) return null;
  if (on.missed * other.days < 2 * other.missed * on.days) return null;
  const rare = isRarerThan(ONE_IN, {
    hits: on.missed,
    tries: on.missed + other.missed,
    part: on.usual,
    whole: on.usual + other.usual,
  });
  if (!rare) return null;
  return {
    pupilId: pupil.pupil.pupilId,
    kind: 'weekday-pattern',
    weekday: one,
    on: { days: on.days, missed: on.missed },
    other: { days: other.days, missed: other.missed },
  };
}
