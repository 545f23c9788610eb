/**
 * Decides who may be let see the pupils of a school without a post there, and until when it holds: a trust lead by
 * name, for schools by name, with a reason and a last day. It gives `see-pupils` and nothing else (rights.ts).
 * Source: UK GDPR and the field's rule of need to know: a role is many people, a named person with a reason is one.
 */
import { EVERY_SCHOOL, type Post, type PupilSight } from './permission.ts';
import { addDays, type SchoolDate } from '../basics/school-date.ts';

/** A sight as it was given; of a school and a person. */
export interface GivenSight extends PupilSight {
  /** Ended before its last day was over. */
  endedEarly: boolean;
}

export const LONGEST_REASON = 200;
const LONGEST_DAYS = 365;

/** The last day a sight given today may have: a school year's length ahead. */
export const latestSightEnd = (today: SchoolDate): SchoolDate => addDays(today, LONGEST_DAYS);

/** Whether one of the posts makes a trust lead of the school. */
export const isTrustLeadOf = (posts: readonly Post[], school: string): boolean =>
  posts.some(
    (post) => (post.school === school || post.school === EVERY_SCHOOL) && post.roles.includes('trust-lead'),
  );

/** Whether it still runs on the day, whatever has become of the person's posts. */
export const sightRuns = ({ ends, endedEarly }: Pick<GivenSight, 'ends' | 'endedEarly'>, today: SchoolDate) =>
  !endedEarly && today <= ends;

/** What of all that was given to a person holds on the day: only while they are a trust lead of the school. */
export const sightOn = (
  posts: readonly Post[],
  given: readonly GivenSight[],
  today: SchoolDate,
): PupilSight[] =>
  given
    .filter((sight) => sightRuns(sight, today) && isTrustLeadOf(posts, sight.school))
    .map(({ school, ends, reason, givenBy }) => ({ school, ends, reason, givenBy }));

export type SightFault = 'oneself' | 'no-trust-lead' | 'no-school' | 'no-reason' | 'too-soon' | 'too-late';

/** Why a sight cannot be given as asked for; null: it can. */
export function sightFault(
  wish: {
    giver: string;
    staff: { id: string; posts: readonly Post[] } | null;
    schools: readonly string[];
    reason: string;
    ends: SchoolDate;
  },
  today: SchoolDate,
): SightFault | null {
  const { giver, staff, schools, reason, ends } = wish;
  if (schools.length === 0) return 'no-school';
  if (staff?.id === giver) return 'oneself';
  if (!staff || !schools.every((school) => isTrustLeadOf(staff.posts, school))) return 'no-trust-lead';
  if (reason.trim() === '') return 'no-reason';
  if (ends < today) return 'too-soon';
  return ends > latestSightEnd(today) ? 'too-late' : null;
}
