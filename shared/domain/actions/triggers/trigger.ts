import type { ActionKind } from '../action-kinds.ts';
import type { ActionReason } from '../action-reason.ts';
import type { SchoolDay } from '../school-day.ts';

/** An action that the day asks for. */
export interface WantedAction {
  /** What makes it one of its kind on its day. */
  subject: string;
  pupilId: number | null;
  registerGroup: string;
  callFirst: boolean;
  reason: ActionReason;
  /** False: not to be raised yet; one that is there stays, or is open again. */
  timeHasCome: boolean;
}

/** A rule that asks for actions of one kind. */
export interface Trigger {
  kind: ActionKind;
  wanted(day: SchoolDay): WantedAction[];
}
