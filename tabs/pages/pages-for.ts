import type { Me } from '#shared/contracts/people/person.ts';
import { addressOf, type TabSection } from '#shared/contracts/tab-addresses.ts';
import {
  administers,
  holdsRoleAnywhere,
  mayPostHere,
  mayPostTrust,
  maySeeFigures,
  maySeeImports,
  maySetSchoolTargets,
  maySetTrustTargets,
  type Person,
  type Role,
} from '#shared/domain/people/permission.ts';

const ringing: readonly Role[] = [
  'tutor',
  'year-leader',
  'attendance-officer',
  'attendance-administrator',
  'senior-leader',
  'safeguarding-lead',
  'mentor',
  'welfare-officer',
];
const overTheTrust: readonly Role[] = ['administrator', 'trust-lead', 'cluster-lead'];
const atTheDesk: readonly Role[] = ['attendance-officer', 'attendance-administrator', 'year-leader'];

/** A person as the rules of permission know one; years and houses play no part in choosing pages. */
export function asPerson(me: Me): Person {
  const posts = me.posts.map((post) => ({
    school: post.school,
    roles: post.roles as Role[],
    tutorGroups: post.tutorGroups,
    yearGroups: [],
    houses: post.houses,
  }));
  return { id: me.id, name: me.name, posts };
}

/** Who has a use for each page, in the order they stand; one left out does not compile. */
const hasUseFor: { [Section in TabSection]: (person: Person, me: Me) => boolean } = {
  today: (_person, { tutorGroups }) => tutorGroups.length > 0,
  calls: (person) => holdsRoleAnywhere(person, ringing),
  figures: (person) => person.posts.some(({ school }) => maySeeFigures(person, school) === 'yes'),
  pupils: (person) => holdsRoleAnywhere(person, ringing),
  targets: maySetTargets,
  imports: maySeeImports,
  refused: maySeeImports,
  waiting: (person) => administers(person).length > 0,
};

export function pagesFor(me: Me): TabSection[] {
  const person = asPerson(me);
  return (Object.keys(hasUseFor) as TabSection[]).filter((section) => hasUseFor[section](person, me));
}

/** Others who see figures reach the page from there, to read. */
function maySetTargets(person: Person): boolean {
  return (
    maySetTrustTargets(person) ||
    person.posts.some(({ school }) => maySetSchoolTargets(person, school) === 'yes')
  );
}

/** Where somebody lands: tutors with their group, the trust with its figures, the desk with its calls. */
export function landingOf(me: Me): string {
  const person = asPerson(me);
  const own = me.tutorGroups.find((group) => group.own);
  if (own) return addressOf({ page: 'today', ...own });
  if (holdsRoleAnywhere(person, overTheTrust)) return addressOf({ page: 'figures' });
  if (holdsRoleAnywhere(person, atTheDesk)) return addressOf({ page: 'calls' });
  return addressOf({ page: pagesFor(me).includes('figures') ? 'figures' : 'calls' });
}

export function mayPostCardOf(me: Me, school: string): boolean {
  return mayPostHere(asPerson(me), school) === 'yes';
}

export function mayPostTrustCard(me: Me): boolean {
  return mayPostTrust(asPerson(me));
}
