import type { Trigger } from './trigger.ts';

/** "Coming at 11.00", and not here by 11.10: it comes back to whoever rang (domain: calls). */
export const notArrived: Trigger = {
  kind: 'not-arrived',
  wanted: (day) =>
    day.input.pupils.flatMap(({ pupilId, registerGroup, vulnerable }) => {
      const time = day.expectedAt(pupilId);
      // One call a family: the one about the absence is enough.
      if (time === null || day.actionAbout('absence-call', pupilId)?.status === 'open') return [];
      return [
        {
          subject: `pupil ${pupilId} expected ${time}`,
          pupilId,
          registerGroup,
          callFirst: vulnerable,
          reason: { code: 'not-come', time },
          timeHasCome: day.isOverdue(pupilId),
        },
      ];
    }),
};
