/** Decides what becomes of a call of an earlier school day that nobody has made. */
import { actionKinds, isCall, type ActionKind } from '../action-kinds.ts';
import type { SchoolDate } from '../../basics/school-date.ts';

export interface EarlierCall {
  id: string;
  kind: ActionKind;
  pupilId: number | null;
  raisedFor: SchoolDate;
}

interface PupilNow {
  /** Here today, by the register or by who signed in. */
  isHere: boolean;
  /** A call of today is about them, whatever became of it. */
  isRungToday: boolean;
  /** The absence of the call's day still has no reason. */
  isUnexplainedOn: (date: SchoolDate) => boolean;
}

/**
 * `superseded`: away again, and today's call is about both days. `in`: the pupil is here, and is asked themselves.
 * `explained`: the reason is known by now. Null: it stands, as the reason is still wanted.
 */
export function endOfEarlierCall(
  call: EarlierCall,
  pupil: PupilNow | undefined,
): 'superseded' | 'in' | 'explained' | null {
  if (!isCall(call.kind) || pupil === undefined) return null;
  if (pupil.isHere) return 'in';
  if (pupil.isRungToday) return 'superseded';
  const isAboutReason = actionKinds[call.kind].stands === 'while-unexplained';
  return isAboutReason && !pupil.isUnexplainedOn(call.raisedFor) ? 'explained' : null;
}

/** By pupil, the latest earlier day whose first call nobody has made: today's call says so. */
export function notRungOn(calls: readonly EarlierCall[]): ReadonlyMap<number, SchoolDate> {
  const found = new Map<number, SchoolDate>();
  for (const { kind, pupilId, raisedFor } of calls) {
    if (kind !== 'absence-call' || pupilId === null) continue;
    if (raisedFor > (found.get(pupilId) ?? '')) found.set(pupilId, raisedFor);
  }
  return found;
}
