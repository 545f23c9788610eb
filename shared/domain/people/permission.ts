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

/** A pupil who is somebody's today by name: on their caseload (caseload.ts), or they are the pupil's named adult. */
export interface CaseloadPupil {
  school: string;
  /** The pupil's id. */
  pupil: number;
  by: 'caseload' | 'named-adult';
}

export interface Person {
  id: string;
  name: string;
  posts: readonly Post[];
  /** What stands today beside the posts; left out: nothing. */
  pupilSight?: readonly PupilSight[];
  caseload?: readonly CaseloadPupil[];
}

/** Yes; no (403); or not even that it exists (404): another school's things. */
export type Answer = 'yes' | 'no' | 'unknown';

/** What own groups are asked of: a group, or a pupil as one of it. */
export interface GroupWhereabouts {
  school: string;
  tutorGroup: string;
  yearGroup: YearGroup;
  house: string;
}

/** One pupil, who may be somebody's by name too. */
export interface PupilWhereabouts extends GroupWhereabouts {
  id: number;
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

/** The person as a channel's readers know them: with their posts alone. */
export function byPostsAlone<Who extends Person>(person: Who): Who {
  return { ...person, pupilSight: [], caseload: [] };
}

/** The person as whatever is done, and not only seen, knows them. */
const withoutSight = (person: Person): Person => ({ ...person, pupilSight: [] });

/** All that permission knows of a person, as text: what is remembered for one reader is kept under it. */
export const readerKey = ({ id, posts, pupilSight = [], caseload = [] }: Person): string =>
  JSON.stringify([id, posts, pupilSight, caseload]);

/** Whether the person holds the right at the school; own groups are not asked about. */
export const hasRight = (person: Person, right: Right, school: string): boolean =>
  postsAt(person, school).some((post) => gives(post, right)) ||
  schoolsBySight(person, right).includes(school);

export const hasRightAnywhere = (person: Person, right: Right): boolean =>
  person.posts.some((post) => gives(post, right)) || schoolsBySight(person, right).length > 0;

/** Whether the person holds the right at all, be it for own groups or for pupils by name alone. */
export const holdsSomewhere = (person: Person, right: Right): boolean =>
  hasRightAnywhere(person, right) ||
  person.posts.some((post) => givesForOwn(post, right, () => true)) ||
  (person.caseload ?? []).some((one) => holdsByName(person, right, one));

/**
 * Whether a post lets the person have the pupil by name: one of those who see a caseload, there or at every school; a
 * named adult is of the school itself, and rings its families.
 */
function holdsByName(person: Person, right: Right, { school, by }: CaseloadPupil): boolean {
  const { caseloads = [], namedAdults } = rights[right];
  if (by === 'caseload')
    return postsAt(person, school).some((post) => post.roles.some((role) => caseloads.includes(role)));
  return (
    namedAdults === true &&
    person.posts.some((post) => post.school === school && gives(post, 'ring-families'))
  );
}

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

const isOwnPupil: Readonly<Record<GroupRole, (post: Post, pupil: GroupWhereabouts) => boolean>> = {
  tutor: (post, pupil) => isOwnTutorGroup(post, pupil.tutorGroup),
  'year-leader': (post, pupil) =>
    post.yearGroups.includes(pupil.yearGroup) || (pupil.house !== '' && post.houses.includes(pupil.house)),
};

const seesByGroup = (post: Post, pupil: GroupWhereabouts): boolean =>
  givesForOwn(post, 'see-pupils', (role) => isOwnPupil[role](post, pupil));

/** A whole tutor group is a tutor's own; a year leader's are pupils, one by one. */
const seesTutorGroup = (post: Post, group: string): boolean =>
  givesForOwn(post, 'see-pupils', (role) => role === 'tutor' && isOwnTutorGroup(post, group));

/** Whoever may not see a pupil is not told that there is one. */
export function maySeePupil(person: Person, pupil: PupilWhereabouts): 'yes' | 'unknown' {
  return seesWholeGroup(person, pupil) || isByName(person, pupil) ? 'yes' : 'unknown';
}

/**
 * Whether the person sees everybody in these groups. Lists and counts of groups go by this: whoever has pupils by name
 * alone is told of groups what somebody is told who sees no pupil.
 */
export const seesWholeGroup = (person: Person, group: GroupWhereabouts): boolean =>
  hasRight(person, 'see-pupils', group.school) ||
  postsAt(person, group.school).some((post) => seesByGroup(post, group));

const isByName = (person: Person, pupil: PupilWhereabouts): boolean =>
  (person.caseload ?? []).some(
    (one) => one.pupil === pupil.id && one.school === pupil.school && holdsByName(person, 'see-pupils', one),
  );

/** All of a tutor group's pupils; a year leader sees those of own years or houses only, pupil by pupil. */
export function maySeeTutorGroup(
  person: Person,
  school: string,
  pupils: readonly GroupWhereabouts[],
  group: string,
): Answer {
  const asTutor = postsAt(person, school).some((post) => seesTutorGroup(post, group));
  if (asTutor || (pupils.length > 0 && pupils.every((pupil) => seesWholeGroup(person, pupil)))) return 'yes';
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

/** Whether the person works with the pupil, by a post or by name: sight alone does nothing about a pupil. */
export const mayWorkWithPupil = (person: Person, pupil: PupilWhereabouts): 'yes' | 'unknown' =>
  maySeePupil(withoutSight(person), pupil);

/**
 * An action belongs to its assignee, also about a pupil otherwise not theirs (siblings are rung about together);
 * others who work with the pupil may take it over.
 */
export function mayDoAction(
  person: Person,
  action: { school: string; assigneeId: string | null; pupil: PupilWhereabouts | null; tutorGroup: string },
): 'yes' | 'unknown' {
  const isTheirs = action.assigneeId === person.id && belongs(person, action.school);
  if (action.pupil) return isTheirs ? 'yes' : mayWorkWithPupil(person, action.pupil);
  const allowed =
    isTheirs ||
    hasRight(withoutSight(person), 'see-pupils', action.school) ||
    postsAt(person, action.school).some((post) => seesTutorGroup(post, action.tutorGroup));
  return allowed ? 'yes' : 'unknown';
}
