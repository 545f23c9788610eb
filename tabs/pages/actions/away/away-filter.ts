import type { AwayPupil } from '#shared/contracts/actions/away.ts';
import type { Me } from '#shared/contracts/people/person.ts';

export interface AwayFilter {
  /** '': every year. */
  year: string;
  premium: boolean;
  callFirst: boolean;
  isUnexplained: boolean;
}

/** A year leader of one year begins with it. */
export function emptyFilter(me: Me, school: string): AwayFilter {
  const led = me.posts
    .filter((post) => post.school === school && post.roles.includes('year-leader'))
    .flatMap(({ yearGroups }) => yearGroups);
  return {
    year: led.length === 1 ? (led[0] ?? '') : '',
    premium: false,
    callFirst: false,
    isUnexplained: false,
  };
}

export const shownBy =
  ({ year, premium, callFirst, isUnexplained }: AwayFilter) =>
  (pupil: AwayPupil): boolean =>
    (year === '' || pupil.yearGroup === year) &&
    (!premium || pupil.premium) &&
    (!callFirst || pupil.callFirst) &&
    (!isUnexplained || pupil.isUnexplained);
