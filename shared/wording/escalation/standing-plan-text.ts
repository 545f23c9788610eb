/** Text and labels of health plans and part-time timetables. */
import { schoolYearOf, type SchoolDate } from '../../domain/basics/school-date.ts';
import type { PlanFault, PlanKind } from '../../domain/roll/standing-plans.ts';
import { dayText, fullDateText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const planKindLabels: Readonly<Record<PlanKind, string>> = {
  'health-plan': 'Health plan',
  'part-time-timetable': 'Part-time timetable',
};

interface PlanTold {
  kind: PlanKind;
  from: SchoolDate;
  until: SchoolDate | null;
  reviewBy: SchoolDate | null;
  endedOn: SchoolDate | null;
  recordedBy: { name: string };
}

/** "Health plan since Thu 3 Sep, looked at again by Mon 30 Nov. Recorded by Olu Mire." */
export function standingPlanText(
  { kind, from, until, reviewBy, endedOn, recordedBy }: PlanTold,
  today: SchoolDate,
): string {
  const day = (date: SchoolDate): string =>
    schoolYearOf(date) === schoolYearOf(today) ? dayText(date) : fullDateText(date);
  const begins = until === null || from > today ? ` ${from > today ? 'from' : 'since'} ${day(from)}` : '';
  const ends = until === null ? '' : ` until ${day(until)}`;
  const look = reviewBy === null ? '' : `, looked at again by ${day(reviewBy)}`;
  const ended = endedOn === null ? '' : ` Ended ${day(endedOn)}.`;
  return `${planKindLabels[kind]}${begins}${ends}${look}. Recorded by ${nameInSentence(recordedBy.name)}.${ended}`;
}

export const standingPlanLabels = {
  title: 'Health plan and timetable',
  none: 'No health plan or part-time timetable is recorded.',
  record: 'Record a plan',
  kind: 'What it is',
  from: 'From',
  until: {
    'health-plan': 'Until, that day included (may stay empty)',
    'part-time-timetable': 'Last day of it',
  },
  reviewBy: 'Look at it again by (may stay empty)',
  note: 'Note for colleagues who work with the pupil (may stay empty)',
  says: {
    'health-plan': 'Days ill under it lead to a review of the plan instead of a meeting about days away.',
    'part-time-timetable': 'It is for a time and has an end. Code C2 under it is not asked about.',
  },
  save: 'Record',
  saving: 'Saving',
  cancel: 'Cancel',
  end: 'End',
  endOf: (kind: PlanKind) => `End: ${planKindLabels[kind].toLowerCase()}`,
  recorded: (pupil: string, kind: PlanKind) =>
    `${planKindLabels[kind]} of ${nameInSentence(pupil)} recorded.`,
  ended: (pupil: string, kind: PlanKind) => `${planKindLabels[kind]} of ${nameInSentence(pupil)} ended.`,
};

export const standingPlanFaults = {
  'no-end': 'A part-time timetable has an end: choose its last day. Nothing was recorded.',
  'ends-before-it-begins': 'Choose a last day that is not before the first. Nothing was recorded.',
  'looked-at-before-it-begins':
    'Choose a day to look again that is not before the first. Nothing was recorded.',
  'looked-at-after-its-end': 'Choose a day to look again that is not after the last. Nothing was recorded.',
  already: (kind: PlanKind, from: SchoolDate) =>
    `A ${planKindLabels[kind].toLowerCase()} from ${fullDateText(from)} has days in common with this one. End that first. Nothing was changed.`,
  endedAlready: 'This plan is ended already. Nothing was changed.',
  standsAlready: 'This plan stands already. Nothing was changed.',
} satisfies Record<PlanFault, string> & Record<string, unknown>;
