/** Which of those away are shown: by year, house and tutor group, and by what is to be done first. */
import type { AwayPupil } from '#shared/contracts/actions/away.ts';
import type { Me } from '#shared/contracts/people/person.ts';

export interface AwayFilter {
  /** '': every year; houses and tutor groups likewise. */
  year: string;
  house: string;
  group: string;
  premium: boolean;
  callFirst: boolean;
  isUnexplained: boolean;
}

export const everybody: AwayFilter = {
  year: '',
  house: '',
  group: '',
  premium: false,
  callFirst: false,
  isUnexplained: false,
};

export const isEverybody = (filter: AwayFilter): boolean =>
  Object.values(filter).every((value) => value === '' || value === false);

/** A leader of one year, or of one house, begins with it; who leads several has all of them. */
export function filterAtFirst(me: Me, school: string): AwayFilter {
  const led = me.posts.filter((post) => post.school === school && post.roles.includes('year-leader'));
  const years = [...new Set(led.flatMap(({ yearGroups }) => yearGroups))];
  const houses = [...new Set(led.flatMap((post) => post.houses))];
  if (years.length + houses.length !== 1) return everybody;
  return { ...everybody, year: years[0] ?? '', house: houses[0] ?? '' };
}

type Placed = Pick<AwayPupil, 'yearGroup' | 'house' | 'tutorGroup'>;

const isOfYearAndHouse =
  ({ year, house }: AwayFilter) =>
  (pupil: Placed): boolean =>
    (year === '' || pupil.yearGroup === year) && (house === '' || pupil.house === house);

/** What can be chosen, with what is chosen: tutor groups are those of the year and house. */
export function choicesFor(
  pupils: readonly Placed[],
  filter: AwayFilter,
): { years: string[]; houses: string[]; groups: string[] } {
  return {
    years: inOrder([...pupils.map(({ yearGroup }) => yearGroup), filter.year]),
    houses: inOrder([...pupils.map(({ house }) => house), filter.house]),
    groups: inOrder([
      ...pupils.filter(isOfYearAndHouse(filter)).map(({ tutorGroup }) => tutorGroup),
      filter.group,
    ]),
  };
}

/** Reception comes before year 1. */
const inOrder = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.flatMap((name) => (name ? [name] : [])))].sort(
    (a, b) => Number(b === 'R') - Number(a === 'R') || a.localeCompare(b, 'en', { numeric: true }),
  );

/** The filter with another year or house: a tutor group that is not of them is left. */
export function filterBy(
  filter: AwayFilter,
  change: Partial<Pick<AwayFilter, 'year' | 'house'>>,
  pupils: readonly Placed[],
): AwayFilter {
  const next = { ...filter, ...change };
  const stays = pupils.some((pupil) => pupil.tutorGroup === filter.group && isOfYearAndHouse(next)(pupil));
  return stays ? next : { ...next, group: '' };
}

/** Of the year, house and tutor group, whatever else is asked for. */
export const isAmong =
  (filter: AwayFilter) =>
  (pupil: Placed): boolean =>
    isOfYearAndHouse(filter)(pupil) && (filter.group === '' || pupil.tutorGroup === filter.group);

export const shownBy =
  (filter: AwayFilter) =>
  (pupil: AwayPupil): boolean =>
    isAmong(filter)(pupil) &&
    (!filter.premium || pupil.premium) &&
    (!filter.callFirst || pupil.callFirst) &&
    (!filter.isUnexplained || pupil.isUnexplained);
