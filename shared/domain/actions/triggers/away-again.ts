import { isPresent } from '../../registers/attendance-codes.ts';
import type { Trigger } from './trigger.ts';

/** Settled in the morning, in for the morning's register, and away in the afternoon: the family is rung again. */
export const awayAgain: Trigger = {
  kind: 'call-again',
  wanted: (day) =>
    day.input.pupils
      .filter((pupil) => day.isUnexplained(pupil.pupilId) && isPresent(pupil.marks.AM))
      .filter(({ pupilId }) => day.actionAbout('absence-call', pupilId)?.status === 'done')
      .map(({ pupilId, registerGroup, vulnerable }) => ({
        subject: `pupil ${pupilId} afternoon`,
        pupilId,
        registerGroup,
        callFirst: vulnerable,
        reason: { code: 'away-again' },
        timeHasCome: true,
      })),
};
