import type { ActionReason } from '../action-reason.ts';
import type { Trigger } from './trigger.ts';

/** A family is rung about an absence without a reason, when the school's time has come (domain: calls). */
export const absenceCall: Trigger = {
  kind: 'absence-call',
  wanted: (day) => {
    const { time, times, pupils, notRungOn } = day.input;
    const reasonOf = (pupilId: number): ActionReason => {
      const earlier = notRungOn?.get(pupilId);
      return earlier === undefined ? { code: 'unexplained' } : { code: 'unexplained', notRungOn: earlier };
    };
    return (
      pupils
        .filter(({ pupilId }) => day.isUnexplained(pupilId))
        // Rung already as one who was expected and has not come.
        .filter(
          ({ pupilId }) => !['open', 'done'].includes(day.actionAbout('not-arrived', pupilId)?.status ?? ''),
        )
        .map(({ pupilId, registerGroup, vulnerable }) => ({
          subject: `pupil ${pupilId}`,
          pupilId,
          registerGroup,
          callFirst: vulnerable,
          reason: reasonOf(pupilId),
          timeHasCome: time >= (vulnerable ? times.callTimeVulnerable : times.callTime),
        }))
    );
  },
};
