/** Text and labels of the families a school writes to once a half-term. */
import type { LeftOut } from '#shared/domain/escalation/families-to-write-to.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';

export const familiesText = {
  title: 'Families to write to',
  school: 'School',
  says: 'Families with a child under 95 % this school year, siblings together, with the days missed and no comparison with anybody. Leave, suspension and the like are no days missed. Look through it before you write.',
  none: 'No family to write to.',
  noneSays: 'Every child is at 95 % or above this school year.',
  since: (day: SchoolDate) => `Once a half-term: this one began ${dayText(day)}.`,
  link: 'Families to write to',
  leftOut: (families: number) => `Left out: ${plural(families, 'family', 'families')}`,
  noAddress: 'nobody with an address is known',
  sheet: (schoolName: string, date: SchoolDate) => `Families to write to, ${schoolName}, ${dayText(date)}`,
  columns: {
    to: 'To',
    address: 'Address',
    email: 'Mail',
    children: 'Children',
    daysMissed: 'Days missed in all',
    leftOut: 'Left out because',
  },
};

export const leftOutLabels: Readonly<Record<LeftOut, string>> = {
  bereavement: 'a death in the family this year',
  'long-illness': 'fifteen days or more of illness',
};
