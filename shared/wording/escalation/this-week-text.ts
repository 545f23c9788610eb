/** The page of the meetings that the policy proposes. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { plural } from '../basics/number-text.ts';

export const thisWeekText = {
  title: 'This week',
  school: 'School',
  which: 'Which meetings',
  year: 'Year group',
  everyYear: 'Every year',
  says: 'The policy proposes, from the registers; people decide. Nobody is told of a proposal.',
  plan: 'Plan',
  planReview: 'Plan the review',
  planText: 'Write home',
  review: 'Plan review',
  openReview: 'Open the review',
  notNow: 'Not now',
  no: 'No',
  why: 'Why?',
  whyHint: 'Colleagues read this beside the pupil’s name.',
  until: 'Ask again on',
  keep: 'Keep',
  cancel: 'Cancel',
  openMeeting: 'Open the meeting',
  decide: 'Decide on This week',
  takeBack: 'Take the decision back',
  nobodyHolds: 'nobody holds it yet',
  waits: 'waits: no room this week',
  several: 'Put several off',
  choose: (name: string) => `Choose ${name}`,
  putOff: (count: number) => `Put ${plural(count, 'meeting')} off`,
  load: 'Who has how many this week',
  loadOf: (planned: number, canHold: number) => `${planned} of ${canHold}`,
  full: 'full',
  none: 'No meetings to decide.',
  noneSays: 'Nobody has reached a stage of the policy since it was last decided.',
  noneLike: 'None here.',
  policy: 'The policy',
  more: 'Show more',
  soFar: 'So far',
  thisHalfTerm: 'This half-term',
  thisYear: 'This school year',
  held: (day: string) => `held ${day}`,
  notHeld: 'not held yet',
  written: (day: string) => `written ${day}`,
  notWritten: 'not written yet',
};

/** "room for 12 this week · 31 wait" */
export const weekCountsText = ({ canBeHeld, wait }: { canBeHeld: number; wait: number }): string =>
  [`room for ${canBeHeld} this week`, wait > 0 ? `${wait} wait` : ''].filter(Boolean).join(' · ');

/** "This half-term: 14 meetings held, of 48 that the school could hold in 3 weeks. 9 barriers removed." */
export const soFarText = (
  when: string,
  {
    held,
    couldHold,
    weeks,
    barriersRemoved,
  }: { held: number; couldHold: number; weeks: number; barriersRemoved: number },
): string =>
  `${when}: ${plural(held, 'meeting')} held, of ${couldHold} that the school could hold in ${plural(weeks, 'week')}. ${plural(barriersRemoved, 'barrier')} removed.`;

/** "Planned: Zara T, with M. Shaw" */
export const plannedText = (pupil: string, holder: { name: string } | null): string =>
  `Planned: ${nameInSentence(pupil)}${holder ? `, with ${nameInSentence(holder.name)}` : ''}`;

export const putOffText = (pupil: string, until: SchoolDate): string =>
  `${nameInSentence(pupil)}: asked again on ${dayText(until)}`;
export const putOffSeveralText = (count: number, until: SchoolDate): string =>
  `${plural(count, 'meeting')} put off until ${dayText(until)}`;
export const notNeededText = (pupil: string): string => `${nameInSentence(pupil)}: not needed`;

/** "by O. Mire: in hospital, until Mon 30 Nov" */
export function decidedText({
  decidedBy,
  reason,
  until,
}: {
  decidedBy: { name: string } | null;
  reason: string | null;
  until: SchoolDate | null;
}): string {
  return [
    decidedBy ? `by ${nameInSentence(decidedBy.name)}` : '',
    reason ?? '',
    until ? `asked again on ${dayText(until)}` : '',
  ]
    .filter(Boolean)
    .join(': ');
}
