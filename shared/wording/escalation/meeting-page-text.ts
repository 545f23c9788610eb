/** The page of a meeting, which a family looks at too: plain, kind, about this child alone. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText, fullDateText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { plural } from '../basics/number-text.ts';
import { daysText } from '../registers/days-missed-text.ts';

export const meetingPageText = {
  title: (name: string) => `Meeting about ${name}’s attendance`,
  when: 'When and where',
  date: 'Day',
  time: 'Time',
  place: 'Place',
  holder: 'Held by',
  savePlan: 'Keep the plan',
  calendar: 'File for a calendar',
  calendarSays: 'It says when and where with a reference, and no name.',
  planKept: 'The plan is kept.',
  strengths: 'What is going well',
  pupilSays: (name: string) => `What ${name} says`,
  pupilSaysHint: 'In their own words.',
  barriers: 'What gets in the way, and who does what by when',
  barrier: 'What',
  detail: 'Which, or what exactly',
  owner: 'Who helps with it',
  ownerHint: 'A colleague’s name: a subject teacher too.',
  ownerIsAsked: 'It stands in their own list of work.',
  ownerIsTold: 'Without a list of their own here: told by you.',
  toldByYou: (name: string) => `${name} (told by you)`,
  due: 'By when',
  addBarrier: 'Add something',
  takeAway: 'Take away',
  agreed: 'What we agreed',
  target: 'What we aim at',
  support: 'What helps',
  adjustments: 'What changes in school',
  softStart: 'A softer start',
  namedContact: 'Whom to talk to',
  family: 'The family',
  familyAnswer: 'What the family says to it',
  notSaid: 'Not said yet',
  familyWhy: 'In their words',
  nextLook: 'When we look at it again',
  save: 'Keep what was agreed',
  saved: 'Kept. A colleague may write on later.',
  print: 'Print',
  sign: { pupil: 'Pupil', family: 'Family', school: 'School' },
  notHeld: 'Not held yet. It is held once something is kept here.',
  looked: 'How did it go?',
  removed: 'No longer in the way',
  standsAgain: 'Still in the way',
  removedOn: (day: SchoolDate) => `no longer in the way since ${dayText(day)}`,
};

/** "Tuesday 18 Nov 2026, 12:40, Room 4, with Molly Shaw" */
export const whenText = (planned: {
  date: SchoolDate | null;
  time: string | null;
  place: string | null;
  holder: { name: string } | null;
}): string =>
  [
    planned.date ? fullDateText(planned.date) : 'No day yet',
    planned.time,
    planned.place,
    planned.holder && `with ${nameInSentence(planned.holder.name)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** "In school all day on 15 of the last 18 school days. 6½ days missed this year." */
export const soFarText = (
  name: string,
  { wholeDaysIn, days }: { wholeDaysIn: number; days: number },
  missed: number,
): string =>
  `${name} was in school all day on ${wholeDaysIn} of the last ${days} school days. ${daysText(missed)} missed this year.`;

/** "Late on 6 days this year."; nothing where never late. */
export const lateText = (days: number): string =>
  days === 0 ? '' : `Late on ${plural(days, 'day')} this year.`;

/** Of a calendar's entry: "Meeting, ref AB2C3D4E". */
export const calendarTitle = (reference: string): string => `Meeting, ref ${reference}`;
