/**
 * Decides what of the caseloads that were given holds on a day, and which may be given: pupils by name, for a mentor or a
 * welfare officer, from a day and until one or until it is ended. Whether it lets them see anybody is permission's.
 * Source: the field's rules on who may see what: a mentor and a welfare officer see their own caseload.
 */
import type { CaseloadPupil, Post } from './permission.ts';
import { EVERY_SCHOOL } from './permission.ts';
import { rights } from './rights.ts';
import type { SchoolDate } from '../basics/school-date.ts';

/** One pupil on one person's caseload, as it was given. */
export interface GivenCaseload {
  school: string;
  pupilId: number;
  from: SchoolDate;
  /** The last day of it; null: until it is ended. */
  until: SchoolDate | null;
  /** Somebody ended it: it is over at once. */
  isEnded: boolean;
}

/** Whether it runs on the day, whatever has become of the person's posts. */
export const caseloadRuns = ({ from, until, isEnded }: GivenCaseload, today: SchoolDate): boolean =>
  !isEnded && from <= today && (until === null || today <= until);

/** Whether it runs, or will. */
export const caseloadStands = ({ until, isEnded }: GivenCaseload, today: SchoolDate): boolean =>
  !isEnded && (until === null || today <= until);

export const caseloadOn = (given: readonly GivenCaseload[], today: SchoolDate): CaseloadPupil[] =>
  given
    .filter((one) => caseloadRuns(one, today))
    .map(({ school, pupilId }) => ({ school, pupil: pupilId, by: 'caseload' }));

/** Whether one of the posts is of those who see a caseload at the school. */
export const mayHaveCaseload = (posts: readonly Post[], school: string): boolean =>
  posts.some(
    (post) =>
      (post.school === school || post.school === EVERY_SCHOOL) &&
      post.roles.some((role) => rights['see-pupils'].caseloads?.includes(role)),
  );

export type CaseloadFault = 'no-caseload-role' | 'too-soon' | 'ends-before-it-begins';

/** Why a caseload cannot be given as asked for; null: it can. */
export function caseloadFault(
  wish: { posts: readonly Post[]; school: string; from: SchoolDate; until: SchoolDate | null },
  today: SchoolDate,
): CaseloadFault | null {
  if (!mayHaveCaseload(wish.posts, wish.school)) return 'no-caseload-role';
  if (wish.from < today) return 'too-soon';
  return wish.until !== null && wish.until < wish.from ? 'ends-before-it-begins' : null;
}

/** Whether some day is in both. */
export const overlap = (
  one: Pick<GivenCaseload, 'from' | 'until'>,
  other: Pick<GivenCaseload, 'from' | 'until'>,
): boolean =>
  (one.until === null || other.from <= one.until) && (other.until === null || one.from <= other.until);
