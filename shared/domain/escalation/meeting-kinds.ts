/** Decides which kind of action a meeting is, by who holds it. */
import { actionKinds, type ActionKind } from '../actions/action-kinds.ts';
import { meetingHolders, type MeetingHolder } from '../people/escalation-policy.ts';
import type { Right } from '../people/rights.ts';

export const kindOfMeeting = {
  tutor: 'tutor-meeting',
  'year-leader': 'year-leader-meeting',
  'senior-leader': 'senior-leader-meeting',
} as const satisfies Record<MeetingHolder, ActionKind>;

/** Who holds a meeting of the kind. */
export const holderOfKind = (kind: ActionKind): MeetingHolder =>
  meetingHolders.find((who) => kindOfMeeting[who] === kind) ?? 'senior-leader';

/** What whoever decides about such a meeting, or holds it, has to hold. */
export function rightToHold(who: MeetingHolder): Right {
  const { workOf } = actionKinds[kindOfMeeting[who]];
  if (workOf === 'whoever-sees-it') throw new Error(`A ${who} meeting is nobody's work`);
  return workOf;
}
