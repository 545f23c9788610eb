import type { Me } from '#shared/contracts/people/person.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { schoolParts, type SchoolPart, type TabPlace } from '#shared/contracts/tab-addresses.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { asPerson } from '../../pages-for.ts';

/** Those a reader may use; pages of pupils alone are for those who see pupils. */
export function partsFor({ maySeePupils, maySeeQuestions }: AboutSchool): SchoolPart[] {
  return schoolParts.filter(
    (part) => (part !== 'early-change' || maySeePupils) && (part !== 'questions' || maySeeQuestions),
  );
}

export const partNamed = (name: string | undefined): SchoolPart | undefined =>
  schoolParts.find((part) => part === (name ?? 'groups'));

/** A page of a school; `opened` what is opened on it. */
export function schoolPlace(school: string, part: SchoolPart, ...opened: string[]): TabPlace {
  return part === 'today'
    ? { page: 'figures', school }
    : { page: 'school', school, within: [part, ...opened] };
}

/** Whether names of a tutor group are for the reader: an own group, or one of a school or year one works for. */
export function mayOpenGroup(me: Me, school: string, group: string): boolean {
  return (
    me.tutorGroups.some((one) => one.school === school && one.group === group) ||
    hasRight(asPerson(me), 'open-several-groups', school)
  );
}
