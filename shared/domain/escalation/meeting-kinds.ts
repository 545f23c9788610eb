/** Decides which kind of action a meeting is, by who holds it, and who may hold one of a kind. */
import { actionKinds, type ActionKind } from '../actions/action-kinds.ts';
import type { MeetingHolder } from '../people/escalation-policy.ts';
import type { Right } from '../people/rights.ts';

export const kindOfMeeting = {
  tutor: 'tutor-meeting',
  'year-leader': 'year-leader-meeting',
  'senior-leader': 'senior-leader-meeting',
} as const satisfies Record<MeetingHolder, ActionKind>;

/** What is raised when a proposal is approved: the meeting of who holds it, or a review of the pupil's plan. */
export const kindProposed = (who: MeetingHolder, review: boolean): ActionKind =>
  review ? 'health-plan-review' : kindOfMeeting[who];

/** What whoever decides about a meeting of the kind, or holds it, has to hold. */
export function rightToHold(kind: ActionKind): Right {
  const { workOf } = actionKinds[kind];
  if (workOf === 'whoever-sees-it') throw new Error(`A ${kind} is nobody's work`);
  return workOf;
}
