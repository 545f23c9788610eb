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
export const mayDecide = (person: StaffMember, pupil: PupilWhereabouts, who: MeetingHolder): Answer =>
  mayDecideKind(person, pupil, kindOfMeeting[who]);

/** The same of a meeting that is planned. */
export function mayDecideKind(person: StaffMember, pupil: PupilWhereabouts, kind: ActionKind): Answer {
  if (mayWorkWithPupil(person, pupil) !== 'yes') return 'unknown';
  return mayHold(person, pupil.school, kind) ? 'yes' : 'no';
}

export const mayHold = (person: StaffMember, school: string, kind: ActionKind): boolean =>
  hasRight(person, rightToHold(kind), school);
