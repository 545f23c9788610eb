/** Decides when a family that nobody reached is rung again, until whoever rang says another time. */
import { clockAt, minuteOfDay, type ClockTime } from '../../basics/london-time.ts';
import type { CallResult } from '../call.ts';

/** So long one leaves a family to ring back; a pupil to call first is not left so long. */
const MINUTES_LEFT: Readonly<Record<CallResult, number | null>> = {
  voicemail: 60,
  'no-answer': 30,
  // There is another number to ring, or one to be found: now.
  'wrong-number': null,
  'spoke-to': null,
};
const MINUTES_LEFT_CALL_FIRST = 15;
/** Nobody is rung again later than this without somebody saying so. */
const LAST = '15:00';

/** On five minutes; null: at once. */
export function usualTryAgain(call: {
  result: CallResult;
  callFirst: boolean;
  time: ClockTime;
}): ClockTime | null {
  const left = MINUTES_LEFT[call.result];
  if (left === null) return null;
  const minutes = minuteOfDay(call.time) + (call.callFirst ? Math.min(left, MINUTES_LEFT_CALL_FIRST) : left);
  const at = clockAt(Math.ceil(minutes / 5) * 5);
  return at <= LAST ? at : null;
}

/** It is not yet time to ring: it stands below the calls that can be made now. */
export const isWaiting = (call: { due: ClockTime | null }, time: ClockTime): boolean =>
  call.due !== null && call.due > time;
