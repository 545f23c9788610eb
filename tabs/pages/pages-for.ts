import type { Me } from '#shared/contracts/people/person.ts';
import { addressOf, type TabSection } from '#shared/contracts/tab-addresses.ts';
import {
  EVERY_SCHOOL,
  type Person,
  hasRight,
  hasRightAnywhere,
  schoolsWithRight,
  mayUse,
} from '#shared/domain/people/permission.ts';
import type { Role } from '#shared/domain/people/rights.ts';

/** A person as the rules of permission know one; years and houses play no part in choosing pages. */
export function asPerson(me: Me): Person {
  const posts = me.posts.map((post) => ({
    school: post.school,
    roles: post.roles as Role[],
    tutorGroups: post.tutorGroups,
    yearGroups: [],
    houses: post.houses,
  }));
  return { id: me.id, name: me.name, posts, pupilSight: me.pupilSight, caseload: me.caseload };
}

/** Whether somebody sees the pupils of every school: then no figure of the trust is hidden from them. */
export const seesEveryPupil = (me: Me): boolean => hasRight(asPerson(me), 'see-pupils', EVERY_SCHOOL);

/** Who has a use for each page, in the order they stand; one left out does not compile. */
const hasUseFor: { [Section in TabSection]: (person: Person, me: Me) => boolean } = {
  today: (_person, { tutorGroups }) => tutorGroups.length > 0,
  calls: (person) => hasRightAnywhere(person, 'ring-families'),
  away: (person) => hasRightAnywhere(person, 'note-absence') || hasRightAnywhere(person, 'see-pupils'),
  'codes-to-enter': (person) => hasRightAnywhere(person, 'put-right-in-the-mis'),
  figures: (person) => person.posts.some(({ school }) => mayUse(person, 'see-figures', school) === 'yes'),
  'this-week': (person) => person.posts.length > 0 && hasRightAnywhere(person, 'hold-tutor-meetings'),
  pupils: (person) => hasRightAnywhere(person, 'ring-families') || hasRightAnywhere(person, 'see-pupils'),
  safeguarding: (person) =>
    hasRightAnywhere(person, 'handle-safeguarding-alerts') || hasRightAnywhere(person, 'set-alert-people'),
  settings: (person) => hasRightAnywhere(person, 'change-settings'),
  targets: maySetTargets,
  imports: (person) => hasRightAnywhere(person, 'bring-in-files'),
  refused: (person) => hasRightAnywhere(person, 'bring-in-files'),
  waiting: (person) => schoolsWithRight(person, 'mind-the-running').length > 0,
};

export function pagesFor(me: Me): TabSection[] {
  const person = asPerson(me);
  return (Object.keys(hasUseFor) as TabSection[]).filter((section) => hasUseFor[section](person, me));
}

/** Others who see figures reach the page from there, to read. */
function maySetTargets(person: Person): boolean {
  return (
    hasRightAnywhere(person, 'set-trust-targets') ||
    person.posts.some(({ school }) => mayUse(person, 'set-school-targets', school) === 'yes')
  );
}

/** Where somebody lands: tutors with their group, the trust with its figures, the desk with its calls. */
export function landingOf(me: Me): string {
  const person = asPerson(me);
  const own = me.tutorGroups.find((group) => group.own);
  if (own) return addressOf({ page: 'today', ...own });
  if (hasRightAnywhere(person, 'compare-schools')) return addressOf({ page: 'figures' });
  if (hasRightAnywhere(person, 'work-at-the-desk')) return addressOf({ page: 'calls' });
  return addressOf({ page: pagesFor(me).includes('figures') ? 'figures' : 'calls' });
}

export function mayPostCardOf(me: Me, school: string): boolean {
  return mayUse(asPerson(me), 'post-school-card', school) === 'yes';
}

export function mayPostTrustCard(me: Me): boolean {
  return hasRightAnywhere(asPerson(me), 'post-trust-card');
}
