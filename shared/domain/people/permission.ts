/**
 * Decides who may see and do what: need to know, from a person's posts alone.
 * Source: the field's rules on who may see what (UK GDPR, safeguarding).
 */
import { importKinds, type ImportKind } from './import-kinds.ts';
import type { YearGroup } from '../basics/year-group.ts';

export type Role =
  | 'administrator'
  | 'trust-lead'
  | 'cluster-lead'
  | 'senior-leader'
  | 'safeguarding-lead'
  | 'attendance-officer'
  | 'attendance-administrator'
  | 'year-leader'
  | 'tutor'
  | 'mentor'
  | 'welfare-officer';

export const roles: readonly Role[] = [
  'administrator',
  'trust-lead',
  'cluster-lead',
  'senior-leader',
  'safeguarding-lead',
  'attendance-officer',
  'attendance-administrator',
  'year-leader',
  'tutor',
  'mentor',
  'welfare-officer',
];

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

export interface Person {
  id: string;
  name: string;
  posts: readonly Post[];
}

/** Yes; no (403); or not even that it exists (404): another school's things. */
export type Answer = 'yes' | 'no' | 'unknown';

export interface PupilWhereabouts {
  school: string;
  tutorGroup: string;
  yearGroup: YearGroup;
  house: string;
}

const WHOLE_SCHOOL: readonly Role[] = [
  'senior-leader',
  'safeguarding-lead',
  'attendance-officer',
  'attendance-administrator',
];
const FIGURES: readonly Role[] = [
  ...WHOLE_SCHOOL,
  'administrator',
  'trust-lead',
  'cluster-lead',
  'year-leader',
  'tutor',
];

const postsAt = (person: Person, school: string): Post[] =>
  person.posts.filter((post) => post.school === school || post.school === EVERY_SCHOOL);

export function holdsRole(person: Person, school: string, wanted: readonly Role[]): boolean {
  return postsAt(person, school).some((post) => post.roles.some((role) => wanted.includes(role)));
}

export function holdsRoleAnywhere(person: Person, wanted: readonly Role[]): boolean {
  return person.posts.some((post) => post.roles.some((role) => wanted.includes(role)));
}

const belongs = (person: Person, school: string): boolean => postsAt(person, school).length > 0;

const answer = (person: Person, school: string, allowed: boolean): Answer =>
  allowed ? 'yes' : belongs(person, school) ? 'no' : 'unknown';

function seesByGroup(post: Post, pupil: PupilWhereabouts): boolean {
  const asTutor =
    post.roles.includes('tutor') && pupil.tutorGroup !== '' && post.tutorGroups.includes(pupil.tutorGroup);
  const asYearLeader =
    post.roles.includes('year-leader') &&
    (post.yearGroups.includes(pupil.yearGroup) || (pupil.house !== '' && post.houses.includes(pupil.house)));
  return asTutor || asYearLeader;
}

/** A pupil's marks, calls and summary. */
export function maySeePupil(person: Person, pupil: PupilWhereabouts): Answer {
  const allowed =
    holdsRole(person, pupil.school, WHOLE_SCHOOL) ||
    postsAt(person, pupil.school).some((post) => seesByGroup(post, pupil));
  return answer(person, pupil.school, allowed);
}

/** All of a tutor group's pupils; a year leader sees those of own years or houses only, pupil by pupil. */
export function maySeeTutorGroup(
  person: Person,
  school: string,
  pupils: readonly PupilWhereabouts[],
  group: string,
): Answer {
  const asTutor = postsAt(person, school).some(
    (post) => post.roles.includes('tutor') && post.tutorGroups.includes(group),
  );
  const allowed =
    asTutor ||
    holdsRole(person, school, WHOLE_SCHOOL) ||
    (pupils.length > 0 && pupils.every((pupil) => maySeePupil(person, pupil) === 'yes'));
  return answer(person, school, allowed);
}

/** Whose work a school's changing attendance is: with a post at the school itself, not at every one. */
export function receivesEarlyChange(person: Person, school: string): boolean {
  const told: Role[] = ['attendance-officer', 'safeguarding-lead', 'year-leader'];
  return person.posts.some(
    (post) => post.school === school && post.roles.some((role) => told.includes(role)),
  );
}

/** Why a pupil is vulnerable is told to those who act for the whole school; a tutor is told "call first". */
export function maySeeVulnerability(person: Person, school: string): boolean {
  return holdsRole(person, school, ['senior-leader', 'safeguarding-lead', 'attendance-officer']);
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
    holdsRole(person, school, ['safeguarding-lead']) ||
    (namedLeaders.includes(person.id) && holdsRole(person, school, ['senior-leader']))
  );
}

/** Figures without pupils: a school's own staff see their school, trust and cluster leads all. */
export function maySeeFigures(person: Person, school: string): Answer {
  return answer(person, school, holdsRole(person, school, FIGURES));
}

/** Questions about how a school keeps its registers: for those who answer for them. */
export function maySeeCodingWatch(person: Person, school: string): Answer {
  const askers: Role[] = [
    'senior-leader',
    'attendance-officer',
    'attendance-administrator',
    'administrator',
    'trust-lead',
  ];
  return answer(person, school, holdsRole(person, school, askers));
}

/**
 * At which schools the person may bring in a file of the kind: 'all' (rows of the whole trust too), or a list (empty:
 * none). An administrator of one school brings in that school's files of every kind.
 */
export function mayImport(person: Person, kind: ImportKind): 'all' | string[] {
  const importers: Role[] = importKinds[kind].byOfficers
    ? ['administrator', 'attendance-officer', 'attendance-administrator']
    : ['administrator'];
  const posts = person.posts.filter((post) => post.roles.some((role) => importers.includes(role)));
  return posts.some((post) => post.school === EVERY_SCHOOL) ? 'all' : posts.map((post) => post.school);
}

/** The schools whose running the person minds: 'all', or a list (empty: none). */
export function administers(person: Person): 'all' | string[] {
  return mayImport(person, 'schools');
}

export function maySeeImports(person: Person): boolean {
  return holdsRoleAnywhere(person, ['administrator', 'attendance-officer', 'attendance-administrator']);
}

/** Marks at one school, those kept for their code too. */
export function mayBringInMarks(person: Person, school: string): Answer {
  const schools = mayImport(person, 'marks');
  return answer(person, school, schools === 'all' || schools.includes(school));
}

/** Who says what a school's own codes mean. */
export function maySetCodes(person: Person, school: string): Answer {
  return answer(person, school, holdsRole(person, school, ['administrator', 'attendance-officer']));
}

/** Whose channel gets cards: attendance officers and above. */
export function mayPostHere(person: Person, school: string): Answer {
  return answer(
    person,
    school,
    holdsRole(person, school, [
      'attendance-officer',
      'senior-leader',
      'safeguarding-lead',
      'administrator',
      'trust-lead',
    ]),
  );
}

export function mayPostTrust(person: Person): boolean {
  return person.posts.some(
    (post) =>
      post.school === EVERY_SCHOOL &&
      post.roles.some((role) => ['administrator', 'trust-lead', 'cluster-lead'].includes(role)),
  );
}

/** The targets of the trust and of a phase bind every school: its administrators and its leads set them. */
export function maySetTrustTargets(person: Person): boolean {
  return person.posts.some(
    (post) =>
      post.school === EVERY_SCHOOL &&
      post.roles.some((role) => role === 'administrator' || role === 'trust-lead'),
  );
}

/** A school's own targets, and the minimum the Department asks of it. */
export function maySetSchoolTargets(person: Person, school: string): Answer {
  return answer(person, school, holdsRole(person, school, ['administrator']));
}

/**
 * An action belongs to its assignee, also about a pupil otherwise not theirs (siblings are rung about together);
 * others who see the pupil may take it over.
 */
export function mayDoAction(
  person: Person,
  action: { school: string; assigneeId: string | null; pupil: PupilWhereabouts | null; tutorGroup: string },
): Answer {
  if (action.pupil) {
    const sees = maySeePupil(person, action.pupil);
    return sees === 'no' && action.assigneeId === person.id ? 'yes' : sees;
  }
  const allowed =
    action.assigneeId === person.id ||
    holdsRole(person, action.school, WHOLE_SCHOOL) ||
    postsAt(person, action.school).some(
      (post) => post.roles.includes('tutor') && post.tutorGroups.includes(action.tutorGroup),
    );
  return answer(person, action.school, allowed);
}
