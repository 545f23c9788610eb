/** Decides which kind of action a meeting is, by who holds it, and who may hold one of a kind. */
import { actionKinds, type ActionKind } from '../actions/action-kinds.ts';
import {
  meetingHolders,
  type Agreement,
  type EscalationPolicy,
  type MeetingHolder,
  type ProposalRule,
} from '../people/escalation-policy.ts';
import type { Right } from '../people/rights.ts';

export const kindOfMeeting = {
  tutor: 'tutor-meeting',
  'year-leader': 'year-leader-meeting',
  'senior-leader': 'senior-leader-meeting',
} as const satisfies Record<MeetingHolder, ActionKind>;

/**
 * What is raised when a proposal is approved: the meeting of who holds it, a review of the pupil's plan, or a text home.
 */
export function kindProposed(rule: ProposalRule, who: MeetingHolder, review: boolean): ActionKind {
  if (review) return 'health-plan-review';
  return rule === 'text-first' ? 'write-home' : kindOfMeeting[who];
}

/** What whoever decides about a meeting of the kind, or holds it, has to hold. */
export function rightToHold(kind: ActionKind): Right {
  const { workOf } = actionKinds[kind];
  if (workOf === 'whoever-sees-it') throw new Error(`A ${kind} is nobody's work`);
  return workOf;
}

/** Whose word a school's policy asks for before something is agreed. */
export const settledBy = (
  { settles }: Pick<EscalationPolicy, 'settles'>,
  agreement: Agreement,
): MeetingHolder[] => meetingHolders.filter((who) => settles[who].includes(agreement));

/** Whether somebody may agree to it; `holds`: whether they hold the meetings of a role. */
export const maySettle = (
  policy: Pick<EscalationPolicy, 'settles'>,
  agreement: Agreement,
  holds: (who: MeetingHolder) => boolean,
): boolean => settledBy(policy, agreement).some(holds);
