/** Why a time that somebody has said can't be. */
import type { TimeFault } from '../../domain/actions/possible-times.ts';
import type { ClockTime } from '../../domain/basics/london-time.ts';

export function timeFaultText(
  fault: TimeFault,
  time: ClockTime,
  hours: { from: ClockTime; to: ClockTime },
): string {
  switch (fault) {
    case 'past':
      return timePastRefusal(time);
    case 'still-to-come':
      return `${timeToComeText(time)} Nothing was saved.`;
    case 'out-of-hours':
      return `${time} is outside the school’s day, ${hours.from} to ${hours.to}. Nothing was saved.`;
  }
}

export const timePastRefusal = (time: ClockTime): string => `${timePastText(time)} Nothing was saved.`;
export const timePastText = (time: ClockTime): string => `${time} is past.`;
export const timeToComeText = (time: ClockTime): string => `${time} is still to come.`;
