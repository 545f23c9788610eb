import {
  hasRight,
  mayWorkWithPupil,
  type Answer,
  type PupilWhereabouts,
} from '#shared/domain/people/permission.ts';
import { kindOfMeeting, rightToHold } from '#shared/domain/escalation/meeting-kinds.ts';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';
import type { MeetingHolder } from '#shared/domain/people/escalation-policy.ts';
import type { StaffMember } from '../context.ts';

/** Whether the person may decide about a pupil's meeting; whoever does not work with the pupil knows of none. */
export function mayDecide(person: StaffMember, pupil: PupilWhereabouts, who: MeetingHolder): Answer {
  if (mayWorkWithPupil(person, pupil) !== 'yes') return 'unknown';
  return hasRight(person, rightToHold(kindOfMeeting[who]), pupil.school) ? 'yes' : 'no';
}

export const mayHold = (person: StaffMember, school: string, kind: ActionKind): boolean =>
  hasRight(person, rightToHold(kind), school);
