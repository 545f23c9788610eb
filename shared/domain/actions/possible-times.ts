/** Decides which times of a day can be: of what is still to come, and of what has been. */
import type { ClosingTimes } from '../basics/closing-times.ts';
import { minutesLater, type ClockTime } from '../basics/london-time.ts';

/** When its registers close is all that is known of a school's hours: its day is taken to be so long around them. */
const MINUTES_AROUND_REGISTERS = { before: 150, after: 150 } as const;

export const schoolHours = (closing: ClosingTimes): { from: ClockTime; to: ClockTime } => ({
  from: minutesLater(closing.AM, -MINUTES_AROUND_REGISTERS.before),
  to: minutesLater(closing.PM, MINUTES_AROUND_REGISTERS.after),
});

export type TimeFault = 'past' | 'still-to-come' | 'out-of-hours';

/** Why a pupil can't be expected at a time; `now` null: it is said of another day. */
export function expectationFault(
  time: ClockTime,
  now: ClockTime | null,
  closing: ClosingTimes,
): TimeFault | null {
  if (isOutOfHours(time, closing)) return 'out-of-hours';
  return now !== null && time < now ? 'past' : null;
}

/** Why a pupil can't have come or gone at a time of today. */
export function signingTimeFault(time: ClockTime, now: ClockTime, closing: ClosingTimes): TimeFault | null {
  if (isOutOfHours(time, closing)) return 'out-of-hours';
  return time > now ? 'still-to-come' : null;
}

function isOutOfHours(time: ClockTime, closing: ClosingTimes): boolean {
  const { from, to } = schoolHours(closing);
  return time < from || time > to;
}
