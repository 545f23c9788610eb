/** Changes of known sizes, put into the marks of pupils who had none: what early change is there to find. */
import { seededRandom, type SeededRandom } from '../bot/local/invented-trust/seeded-random.ts';
import type { ChangeKind } from '#shared/domain/patterns/change-kinds.ts';
import { weekday } from '#shared/domain/basics/school-date.ts';
import type { WatchedPupil, WatchedSchool } from '#shared/domain/patterns/watched-days.ts';

export interface Plant {
  kind: ChangeKind;
  what: string;
  /** How many pupils change together. */
  pupils: number;
  /** What was found of it until the tests were made anew: in percent, within 2, 3, 4 and 6 weeks; of any kind within 4. */
  before: { found: readonly number[]; ofAnyKind: number };
  /** What it is to be found of at least; left out: not 2 in 100 fewer than before. */
  aim?: { percent: number; weeks: number };
  /** Which of the school days from the change on get which mark: 'I', 'O' or 'L'. */
  marks(random: SeededRandom, days: readonly string[]): Map<number, string>;
}

const each = (
  days: readonly string[],
  mark: (day: string, index: number) => string | undefined,
): Map<number, string> =>
  new Map(
    days.flatMap((day, index) => {
      const found = mark(day, index);
      return found ? [[index, found] as const] : [];
    }),
  );

/** Absences of one or two days, so often that the share of days is lost. */
const spells =
  (share: number) =>
  (random: SeededRandom, days: readonly string[]): Map<number, string> => {
    let left = 0;
    const begins = share / (1.5 * (1 - share));
    return each(days, () => {
      if (left > 0) left -= 1;
      else if (random.chance(begins)) left = random.between(1, 2);
      else return undefined;
      return left > 0 ? 'I' : undefined;
    });
  };

const oneWeekday =
  (share: number) =>
  (random: SeededRandom, days: readonly string[]): Map<number, string> => {
    const chosen = random.between(0, 4);
    return each(days, (day) => (weekday(day) === chosen && random.chance(share) ? 'O' : undefined));
  };

const lates =
  (share: number) =>
  (random: SeededRandom, days: readonly string[]): Map<number, string> =>
    each(days, () => (random.chance(share) ? 'L' : undefined));

/** So many days of five, each on its own, with the given mark. */
const daysOfWeek =
  (timesInTenWeeks: number, mark: string) =>
  (random: SeededRandom, days: readonly string[]): Map<number, string> =>
    each(days, () => (random.chance(timesInTenWeeks / 50) ? mark : undefined));

export const plants: readonly Plant[] = [
  {
    kind: 'more-absence',
    what: 'away 1 day in 2',
    before: { found: [73, 92, 94, 95], ofAnyKind: 96 },
    pupils: 1,
    marks: spells(1 / 2),
  },
  {
    kind: 'more-absence',
    what: 'away 1 day in 3',
    before: { found: [33, 67, 75, 83], ofAnyKind: 80 },
    pupils: 1,
    marks: spells(1 / 3),
  },
  {
    kind: 'more-absence',
    what: 'away 1 day in 5',
    before: { found: [12, 32, 42, 55], ofAnyKind: 49 },
    pupils: 1,
    marks: spells(1 / 5),
  },
  {
    kind: 'weekday-pattern',
    what: 'misses every Monday (or other day)',
    before: { found: [16, 73, 89, 97], ofAnyKind: 91 },
    pupils: 1,
    marks: oneWeekday(1),
  },
  {
    kind: 'weekday-pattern',
    what: 'misses 3 of 4 Mondays (or other day)',
    before: { found: [9, 38, 64, 88], ofAnyKind: 68 },
    aim: { percent: 70, weeks: 4 },
    pupils: 1,
    marks: oneWeekday(0.75),
  },
  {
    kind: 'shared-absence',
    what: '3 friends, 2 days a week',
    before: { found: [26, 54, 73, 89], ofAnyKind: 89 },
    pupils: 3,
    marks: daysOfWeek(20, 'O'),
  },
  {
    kind: 'shared-absence',
    what: '3 friends, 1 day a week',
    before: { found: [7, 26, 46, 69], ofAnyKind: 63 },
    aim: { percent: 70, weeks: 4 },
    pupils: 3,
    marks: daysOfWeek(10, 'O'),
  },
  {
    kind: 'shared-absence',
    what: '2 friends, 1 day a week',
    before: { found: [8, 21, 33, 55], ofAnyKind: 59 },
    pupils: 2,
    marks: daysOfWeek(10, 'O'),
  },
  {
    kind: 'single-day-illness',
    what: 'a single day of illness a week',
    before: { found: [10, 25, 44, 70], ofAnyKind: 63 },
    pupils: 1,
    marks: daysOfWeek(10, 'I'),
  },
  {
    kind: 'single-day-illness',
    what: 'a single day of illness in 2 weeks',
    before: { found: [4, 9, 18, 37], ofAnyKind: 28 },
    pupils: 1,
    marks: daysOfWeek(5, 'I'),
  },
  {
    kind: 'more-lates',
    what: 'late 1 day in 2',
    before: { found: [62, 87, 90, 94], ofAnyKind: 91 },
    pupils: 1,
    marks: lates(1 / 2),
  },
  {
    kind: 'more-lates',
    what: 'late 1 day in 3',
    before: { found: [32, 60, 71, 81], ofAnyKind: 71 },
    aim: { percent: 44, weeks: 2 },
    pupils: 1,
    marks: lates(1 / 3),
  },
];

export interface Planted {
  school: WatchedSchool;
  /** Those who changed. */
  pupils: Set<number>;
}

/** The school with a change planted in about one pupil of 25 from a day on; the others stay as they were. */
export function plant(school: WatchedSchool, planted: Plant, from: number, key: string): Planted {
  const random = seededRandom(`planted ${planted.what} ${key}`);
  const changed = new Map<number, WatchedPupil>();
  const here = random.shuffle(school.pupils.filter((pupil) => wasHere(pupil, from)));
  const wanted = Math.max(1, Math.floor(here.length / 25 / planted.pupils));
  for (let group = 0; group < wanted; group++) {
    const first = here.find(({ pupilId }) => !changed.has(pupilId));
    if (!first) break;
    const friends = here.filter(
      ({ pupilId, yearGroup, household }) =>
        !changed.has(pupilId) &&
        pupilId !== first.pupilId &&
        yearGroup === first.yearGroup &&
        household !== first.household,
    );
    const marks = planted.marks(random, school.days.slice(from));
    for (const pupil of [first, ...friends.slice(0, planted.pupils - 1)])
      changed.set(pupil.pupilId, withPlanted(pupil, marks, from));
  }
  return {
    school: { ...school, pupils: school.pupils.map((pupil) => changed.get(pupil.pupilId) ?? pupil) },
    pupils: new Set(changed.keys()),
  };
}

/** On roll for the weeks before and after, and in school more than not. */
function wasHere(pupil: WatchedPupil, from: number): boolean {
  const weeks = pupil.marks.slice(2 * Math.max(0, from - 30), 2 * (from + 40));
  const attended = [...weeks].filter((mark) => '/\\LVB'.includes(mark)).length;
  return attended * 10 >= weeks.length * 7;
}

function withPlanted(pupil: WatchedPupil, marks: ReadonlyMap<number, string>, from: number): WatchedPupil {
  const all = [...pupil.marks];
  for (const [index, mark] of marks) {
    const am = 2 * (from + index);
    if (all[am] !== '/' && all[am] !== '\\' && all[am] !== 'L') continue;
    all[am] = mark;
    if (mark !== 'L') all[am + 1] = mark;
  }
  return { ...pupil, marks: all.join('') };
}
