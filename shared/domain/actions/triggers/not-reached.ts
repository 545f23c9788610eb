import type { Trigger } from './trigger.ts';

/** A vulnerable pupil, still not in and not explained, whose family no call has reached in time (domain: calls). */
export const notReached: Trigger = {
  kind: 'safeguarding-alert',
  wanted: (day) => {
    const { time, times, pupils, reached } = day.input;
    const wasRung = (pupilId: number): boolean => {
      const call = day.actionAbout('absence-call', pupilId);
      return call !== undefined && call.status !== 'withdrawn';
    };
    return pupils
      .filter((pupil) => pupil.vulnerable && day.isUnexplained(pupil.pupilId))
      .filter(({ pupilId }) => wasRung(pupilId) && !reached.has(pupilId))
      .map(({ pupilId, registerGroup }) => ({
        subject: `pupil ${pupilId}`,
        pupilId,
        registerGroup,
        callFirst: true,
        reason: { code: 'not-reached-by', time: times.notReachedBy },
        timeHasCome: time >= times.notReachedBy,
      }));
  },
};
