import { ASKED_UNTIL } from '../school-day.ts';
import type { Trigger } from './trigger.ts';

/**
 * A pupil to call first without a mark is asked after from the time of such calls on: in, or not (domain: calls). From
 * ten on it is no question any more: it counts as `N`.
 */
export const askAfter: Trigger = {
  kind: 'ask-after',
  wanted: (day) => {
    const { time, times, pupils } = day.input;
    if (time >= ASKED_UNTIL) return [];
    return pupils
      .filter((pupil) => day.isAskedAfter(pupil))
      .map(({ pupilId, registerGroup }) => ({
        subject: `pupil ${pupilId}`,
        pupilId,
        registerGroup,
        callFirst: true,
        reason: { code: 'no-mark-yet' },
        timeHasCome: time >= times.callTimeVulnerable,
      }));
  },
};
