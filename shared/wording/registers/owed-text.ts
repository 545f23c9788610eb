/** Text and labels of registers and marks that are owed. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';

export const owedLabels = {
  sheet: (from: SchoolDate, to: SchoolDate) => `Registers and marks owed, ${dayText(from)} to ${dayText(to)}`,
  title: 'Registers that are owed',
  none: 'Every register is in.',
  noneSays: 'Thank you: nothing is missing from these days.',
  says: 'Each is one small thing to put right in your MIS; it comes in here with the next file.',
  first: 'Register',
  columns: { missing: 'Missing', owedBy: 'Whose it is' },
  whole: 'whole register',
  ofMarks: (missing: number, onRoll: number) => `${missing} of ${onRoll}`,
  nobodyNamed: 'nobody named yet',
  unexplained: 'Absence without a reason yet',
  unexplainedSays:
    'N is to be explained within five school days; after that the school decides on O. A person changes the register in the MIS.',
  explained: 'Every absence of three school days ago or more has its reason.',
  sum: (fromThree: number, overFive: number) =>
    `${plural(fromThree, 'day')} of N ${fromThree === 1 ? 'is' : 'are'} three school days old or more${overFive > 0 ? `, ${overFive} of them over five` : ''}.`,
  overFive: 'Over five school days',
  fromThree: 'Three to five school days',
  younger: (count: number) =>
    `${plural(count, 'day')} of N ${count === 1 ? 'is' : 'are'} younger than three school days: today’s and yesterday’s calls are about ${count === 1 ? 'it' : 'them'}.`,
  pupil: 'Pupil',
  absent: { group: 'Tutor group', day: 'Day', age: 'School days ago' },
  notYours: (count: number) =>
    `${plural(count, 'more day')} of N from three school days on ${count === 1 ? 'is' : 'are'} of pupils who are not yours to see.`,
};
