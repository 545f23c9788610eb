import { schoolHours, type TimeFault } from '#shared/domain/actions/possible-times.ts';
import type { ClosingTimes } from '#shared/domain/basics/closing-times.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { timeFaultText } from '#shared/wording/actions/time-fault-text.ts';

/** Refuses a time that can't be. */
export function mustBePossible(time: ClockTime, fault: TimeFault | null, closing: ClosingTimes): void {
  if (fault !== null) throw new Problem('unprocessable', timeFaultText(fault, time, schoolHours(closing)));
}
