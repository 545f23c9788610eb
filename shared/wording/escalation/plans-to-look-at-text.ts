/** Plans to look at, on This week. */
import type { PartTimeWithoutPlan, PlanDue } from '../../domain/escalation/plans-to-look-at.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText, shortDayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { plural } from '../basics/number-text.ts';
import { planKindLabels } from './standing-plan-text.ts';

export const plansToLookAtLabels = {
  title: (count: number) => `Plans to look at: ${count}`,
  list: 'Plans to look at',
  plan: 'Plan a review',
  open: 'Open the review',
  planned: (pupil: string) => `Plan review planned: ${nameInSentence(pupil)}, with you`,
};

/** "C2 on 6 sessions since 2 Nov, and no part-time timetable is recorded" */
export const partTimeText = ({ sessions, since }: PartTimeWithoutPlan): string =>
  `C2 on ${plural(sessions, 'session')} since ${shortDayText(since)}, and no part-time timetable is recorded`;

/** "Part-time timetable ends Fri 18 Dec", "Health plan was to be looked at by Mon 30 Nov" */
export function planDueText({ plan, why, day }: PlanDue, today: SchoolDate): string {
  const what = planKindLabels[plan.kind];
  if (why === 'end') return `${what} ${day < today ? 'ended' : 'ends'} ${dayText(day)}`;
  return `${what} ${day < today ? 'was' : 'is'} to be looked at by ${dayText(day)}`;
}

export const planReviewFaults = {
  none: 'No review of this pupil’s plan is to be held. Nothing was changed.',
  ofProposal: 'This review was planned on This week: take that decision back there. Nothing was changed.',
};
