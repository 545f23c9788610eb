/** Decides whom an action is given to when it is raised. */
import { actionKinds, type ActionKind } from './action-kinds.ts';
import { callerFor, holderOf, type AbsenceCallsBy, type Caller } from '../people/who-rings.ts';

/** A pupil, or a register alone. */
export interface Whereabouts {
  tutorGroup: string;
  yearGroup: number;
  house: string;
  /** Who works with the pupil by name, in the order in which they are asked to ring home. */
  adults?: readonly string[];
}

/** The id of a member of staff; null: it stands for whoever takes it. */
export function assigneeFor(
  kind: ActionKind,
  whereabouts: Whereabouts,
  staff: readonly Caller[],
  absenceCallsBy: AbsenceCallsBy,
): string | null {
  switch (actionKinds[kind].by) {
    case 'caller':
      return callerFor(whereabouts, absenceCallsBy, staff);
    case 'tutor':
      return callerFor({ ...whereabouts, adults: [] }, 'tutor', staff);
    case 'officer':
      return holderOf('attendance-officer', staff);
    case 'safeguarding-lead':
      return holderOf('safeguarding-lead', staff);
    case 'person':
      return null;
  }
}
