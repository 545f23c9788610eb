import {
  hasRight,
  mayWorkWithPupil,
  type Answer,
  type PupilWhereabouts,
} from '#shared/domain/people/permission.ts';
import type { MeetingHolder } from '#shared/domain/people/escalation-policy.ts';
import type { Right } from '#shared/domain/people/rights.ts';
import type { StaffMember } from '../context.ts';

/** What whoever decides about a meeting holds, by who holds the meeting in the policy. */
const rightOf: Readonly<Record<MeetingHolder, Right>> = {
  tutor: 'hold-tutor-meetings',
  'year-leader': 'hold-year-leader-meetings',
  'senior-leader': 'hold-senior-leader-meetings',
};

/** Whether the person may decide about a pupil's meeting; whoever does not work with the pupil knows of none. */
export function mayDecide(person: StaffMember, pupil: PupilWhereabouts, who: MeetingHolder): Answer {
  if (mayWorkWithPupil(person, pupil) !== 'yes') return 'unknown';
  return hasRight(person, rightOf[who], pupil.school) ? 'yes' : 'no';
}

export const mayHold = (person: StaffMember, school: string, who: MeetingHolder): boolean =>
  hasRight(person, rightOf[who], school);
