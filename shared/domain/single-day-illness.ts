/** Decides whether a pupil has had many illnesses of a single day in the last weeks. */
import { isRarerThan } from './chance.ts';
import { weekday, type SchoolDate } from './school-date.ts';
import { ONE, schoolShares, tally, type ReadDays } from './watched-days.ts';

export const ILLNESS_DAYS = 40;
/** The last of them is news: within two weeks. */
const NEWS_DAYS = 10;
const LEAST = 4;
const ONE_IN = 100;

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
    if (found < LEAST) return [];
    const places = days.flatMap((_, day) => (day >= from && pupil.singleIllness[day] ? [day] : []));
    if ((places.at(-1) ?? 0) < days.length - NEWS_DAYS) return [];
    // Among pupils as different from each other as pupils are, this many are as rare as so many tails in a row.
    if (!isRarerThan(ONE_IN, { hits: found, tries: found, part: usual, whole: usual + ONE })) return [];
    return [
      {
        pupilId: pupil.pupil.pupilId,
        kind: 'single-day-illness' as const,
        since: days[places[0] ?? from] ?? '',
        times: found,
        mostly: mostly(places.map((day) => weekday(days[day] ?? ''))),
      },
    ];
  });
}

function mostly(weekdays: readonly number[]): SingleDayIllness['mostly'] {
  const times = [0, 1, 2, 3, 4].map((one) => weekdays.filter((day) => day === one).length);
  const most = Math.max(...times);
  return most >= 3 && 2 * most >= weekdays.length ? { weekday: times.indexOf(most), times: most } : null;
}
