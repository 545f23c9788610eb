/** Decides whether a pupil has had many illnesses of a single day in the last weeks. */
import { isRarerThan } from '../basics/chance.ts';
import { weekday, type SchoolDate } from '../basics/school-date.ts';
import { ONE, schoolShares, tally, type ReadDays } from './watched-days.ts';

const ILLNESS_DAYS = 30;
/** The last of them is news: within two weeks. */
const NEWS_DAYS = 10;
const LEAST = 3;
const ONE_IN = 40;

export interface SingleDayIllness {
  pupilId: number;
  kind: 'single-day-illness';
  since: SchoolDate;
  times: number;
  /** The day of the week that most of them fell on, when three or more and at least half did. */
  mostly: { weekday: number; times: number } | null;
}

export function singleDayIllnesses({ days, pupils }: ReadDays): SingleDayIllness[] {
  const from = Math.max(0, days.length - ILLNESS_DAYS);
  const shares = schoolShares(pupils, 'singleIllness', days.length);
  return pupils.flatMap((pupil) => {
    const { found, usual } = tally(pupil, 'singleIllness', shares, from, days.length);
    const before = tally(pupil, 'singleIllness', shares, 0, from);
    if (found < LEAST) return [];
    const indexes = days.flatMap((_, day) => (day >= from && pupil.singleIllness[day] ? [day] : []));
    if ((indexes.at(-1) ?? 0) < days.length - NEWS_DAYS) return [];
    // As in more-than-before.ts; in autumn, with nothing before, it is the school alone that is compared with.
    const whole = usual + before.usual + ONE;
    if (!isRarerThan(ONE_IN, { hits: found, tries: found + before.found, part: usual, whole })) return [];
    return [
      {
        pupilId: pupil.pupil.pupilId,
        kind: 'single-day-illness' as const,
        since: days[indexes[0] ?? from] ?? '',
        times: found,
        mostly: mostly(indexes.map((day) => weekday(days[day] ?? ''))),
      },
    ];
  });
}

function mostly(weekdays: readonly number[]): SingleDayIllness['mostly'] {
  const times = [0, 1, 2, 3, 4].map((one) => weekdays.filter((day) => day === one).length);
  const most = Math.max(...times);
  return most >= 3 && 2 * most >= weekdays.length ? { weekday: times.indexOf(most), times: most } : null;
}
