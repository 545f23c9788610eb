/** Text and labels of caseloads: on a pupil's page, and on the page of whoever has one. */
import type { CaseloadFault } from '../../domain/people/caseload.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText, fullDateText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

interface OnCaseload {
  staff: { name: string };
  from: SchoolDate;
  until: SchoolDate | null;
}

/** "Caseload of Maya Moss since Mon 14 Sep 2026, until Fri 18 Dec 2026" */
export function caseloadLine({ staff, from, until }: OnCaseload, today: SchoolDate): string {
  const begins = `${from > today ? 'from' : 'since'} ${dayText(from)}`;
  const ends = until === null ? '' : `, until ${fullDateText(until)}`;
  return `Caseload of ${nameInSentence(staff.name)} ${begins}${ends}`;
}

export const caseloadLabels = {
  title: 'Caseload',
  nobody: 'On nobody’s caseload.',
  give: 'Put on a caseload',
  who: 'Mentor or welfare officer',
  choose: 'Choose somebody',
  noPeople: 'No mentor or welfare officer is on the staff list of this school.',
  from: 'From',
  until: 'Until, that day included (may stay empty)',
  sees: 'They see this pupil, calls and what is agreed, while it holds.',
  save: 'Put on their caseload',
  saving: 'Saving',
  cancel: 'Cancel',
  end: 'End',
  endOf: (name: string) => `End: caseload of ${name}`,
  given: (pupil: string, name: string) =>
    `${nameInSentence(pupil)} is on the caseload of ${nameInSentence(name)}.`,
  ended: (pupil: string, name: string) =>
    `${nameInSentence(pupil)} is not on the caseload of ${nameInSentence(name)} any more.`,
  mine: 'My caseload',
  empty: 'Nobody is on your caseload yet: a leader gives pupils on the pupil’s page.',
  pupil: 'Pupil',
  group: 'Group',
  rate: 'This year',
  daysMissed: 'Days missed',
  next: 'Next step',
  nothingNext: 'Nothing open',
  asNamedAdult: 'you ring home',
};

export const caseloadFaults = {
  'no-caseload-role': 'A caseload is for a mentor or welfare officer of this school. Nothing was changed.',
  'too-soon': 'Choose a first day, today or later.',
  'ends-before-it-begins': 'Choose a last day that is not before the first.',
  unknownPupil: 'One of these pupils was not found. Nothing was changed.',
  overAlready: 'This is over already. Nothing was changed.',
  already: (pupil: string, name: string, from: SchoolDate) =>
    `${nameInSentence(pupil)} is on the caseload of ${nameInSentence(name)} already, from ${fullDateText(from)}. End that first.`,
} satisfies Record<CaseloadFault, string> & Record<string, unknown>;
