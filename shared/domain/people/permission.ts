/** Decides who may see and do what, from a person's posts and the table of rights. */
import { importKinds, type ImportKind } from './import-kinds.ts';
import { rights, type GroupRole, type Right, type Role } from './rights.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import type { YearGroup } from '../basics/year-group.ts';

/** A post held at every school of the trust. */
export const EVERY_SCHOOL = '*';

export interface Post {
  /** A school's id, or EVERY_SCHOOL. */
  school: string;
  roles: readonly Role[];
  tutorGroups: readonly string[];
  yearGroups: readonly YearGroup[];
  houses: readonly string[];
}

/** That a trust lead has been let see the pupils of a school (pupil-sight.ts). */
export interface PupilSight {
  school: string;
  /** The last day of it. */
  ends: SchoolDate;
  reason: string;
  /** A person's id. */
  givenBy: string;
}

export interface Person {
  id: string;
  name: string;
  posts: readonly Post[];
  /** What stands today beside the posts; left out: nothing. */
  pupilSight?: readonly PupilSight[];
}

/** Yes; no (403); or not even that it exists (404): another school's things. */
export type Answer = 'yes' | 'no' | 'unknown';

export interface PupilWhereabouts {
  school: string;
  tutorGroup: string;
  yearGroup: YearGroup;
  house: string;
}

const postsAt = (person: Person, school: string): Post[] =>
  person.posts.filter((post) => post.school === school || post.school === EVERY_SCHOOL);

const isThere = (post: Post, right: Right): boolean => {
  const { post: where } = rights[right];
  if (where === 'at-the-school') return post.school !== EVERY_SCHOOL;
  return where !== 'at-every-school' || post.school === EVERY_SCHOOL;
};

const gives = (post: Post, right: Right): boolean =>
  isThere(post, right) && post.roles.some((role) => rights[right].roles.includes(role));

/** Whether a post gives the right for a group that is the role's own, as `isOwn` says. */
const givesForOwn = (post: Post, right: Right, isOwn: (role: GroupRole) => boolean): boolean =>
  isThere(post, right) &&
  (rights[right].ownGroups ?? []).some((role) => post.roles.includes(role) && isOwn(role));

/** The schools where the person holds the right by being let see the pupils there, and by no post. */
const schoolsBySight = (person: Person, right: Right): string[] =>
  rights[right].bySight ? (person.pupilSight ?? []).map(({ school }) => school) : [];

/** The person as a channel's readers, and whatever is done and not only seen, know them: with their posts alone. */
export function byPostsAlone<Who extends Person>(person: Who): Who {
  return { ...person, pupilSight: [] };
}

/** All that permission knows of a person, as text: what is remembered for one reader is kept under it. */
export const readerKey = ({ id, posts, pupilSight = [] }: Person): string =>
  JSON.stringify([id, posts, pupilSight]);

/** Whether the person holds the right at the school; own groups are not asked about. */
export const hasRight = (person: Person, right: Right, school: string): boolean =>
  postsAt(person, school).some((post) => gives(post, right)) ||
  schoolsBySight(person, right).includes(school);

export const hasRightAnywhere = (person: Person, right: Right): boolean =>
  person.posts.some((post) => gives(post, right)) || schoolsBySight(person, right).length > 0;

/** Whether the person holds the right at all, be it for own groups alone. */
export const holdsSomewhere = (person: Person, right: Right): boolean =>
  hasRightAnywhere(person, right) || person.posts.some((post) => givesForOwn(post, right, () => true));

/** Where the person holds the right: 'all', or a list (empty: nowhere). */
export function schoolsWithRight(person: Person, right: Right): 'all' | string[] {
  const posts = person.posts.filter((post) => gives(post, right));
  if (posts.some(({ school }) => school === EVERY_SCHOOL)) return 'all';
  return [...new Set([...posts.map(({ school }) => school), ...schoolsBySight(person, right)])];
}

/** Whether the person may use a function of the school. */
export const mayUse = (person: Person, right: Right, school: string): Answer =>
  hasRight(person, right, school) ? 'yes' : belongs(person, school) ? 'no' : 'unknown';

const belongs = (person: Person, school: string): boolean => postsAt(person, school).length > 0;

/** Those of the schools at which the person has any post, in their order. */
export const postSchools = (person: Person, schools: readonly string[]): string[] =>
  schools.filter((school) => belongs(person, school));

const isOwnTutorGroup = (post: Post, group: string): boolean =>
  group !== '' && post.tutorGroups.includes(group);

const isOwnPupil: Readonly<Record<GroupRole, (post: Post, pupil: PupilWhereabouts) => boolean>> = {
  tutor: (post, pupil) => isOwnTutorGroup(post, pupil.tutorGroup),
  'year-leader': (post, pupil) =>
    post.yearGroups.includes(pupil.yearGroup) || (pupil.house !== '' && post.houses.includes(pupil.house)),
};

const seesByGroup = (post: Post, pupil: PupilWhereabouts): boolean =>
  givesForOwn(post, 'see-pupils', (role) => isOwnPupil[role](post, pupil));

/** A whole tutor group is a tutor's own; a year leader's are pupils, one by one. */
const seesTutorGroup = (post: Post, group: string): boolean =>
  givesForOwn(post, 'see-pupils', (role) => role === 'tutor' && isOwnTutorGroup(post, group));

/** Whoever may not see a pupil is not told that there is one. */
export function maySeePupil(person: Person, pupil: PupilWhereabouts): 'yes' | 'unknown' {
  const allowed =
    hasRight(person, 'see-pupils', pupil.school) ||
    postsAt(person, pupil.school).some((post) => seesByGroup(post, pupil));
  return allowed ? 'yes' : 'unknown';
}

/** All of a tutor group's pupils; a year leader sees those of own years or houses only, pupil by pupil. */
export function maySeeTutorGroup(
  person: Person,
  school: string,
  pupils: readonly PupilWhereabouts[],
  group: string,
): Answer {
  const asTutor = postsAt(person, school).some((post) => seesTutorGroup(post, group));
  if (asTutor || (pupils.length > 0 && pupils.every((pupil) => maySeePupil(person, pupil) === 'yes')))
    return 'yes';
  return mayUse(person, 'see-pupils', school);
}

/** A restricted note: its author, the safeguarding lead, senior leaders the school names. */
export function maySeeRestrictedNote(
  person: Person,
  school: string,
  authorId: string,
  namedLeaders: readonly string[],
): boolean {
  return (
    person.id === authorId ||
    hasRight(person, 'read-restricted-notes', school) ||
    (namedLeaders.includes(person.id) && hasRight(person, 'be-named-for-restricted-notes', school))
  );
}

/**
 * At which schools the person may bring in a file of the kind: 'all' (rows of the whole trust too), or a list (empty:
 * none). An administrator of one school brings in that school's files of every kind.
 */
export const mayImport = (person: Person, kind: ImportKind): 'all' | string[] =>
  schoolsWithRight(person, importKinds[kind].right);

/** Whether the person works with the pupil, as the posts that see them do: sight alone does nothing about a pupil. */
export const mayWorkWithPupil = (person: Person, pupil: PupilWhereabouts): 'yes' | 'unknown' =>
  maySeePupil(byPostsAlone(person), pupil);

/**
 * An action belongs to its assignee, also about a pupil otherwise not theirs (siblings are rung about together);
 * others whose post sees the pupil may take it over.
 */
export function mayDoAction(
  person: Person,
  action: { school: string; assigneeId: string | null; pupil: PupilWhereabouts | null; tutorGroup: string },
): 'yes' | 'unknown' {
  const isTheirs = action.assigneeId === person.id && belongs(person, action.school);
  if (action.pupil) return isTheirs ? 'yes' : mayWorkWithPupil(person, action.pupil);
  const allowed =
    isTheirs ||
    hasRight(byPostsAlone(person), 'see-pupils', action.school) ||
    postsAt(person, action.school).some((post) => seesTutorGroup(post, action.tutorGroup));
  return allowed ? 'yes' : 'unknown';
}
