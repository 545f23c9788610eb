import type { Trigger } from './trigger.ts';

/** Where the policy has it: on the second day away running, though its reason is known (domain: escalation, stage 1). */
export const dayTwoCall: Trigger = {
  kind: 'day-two-call',
  wanted: (day) => {
    const { time, times, pupils, dayTwo } = day.input;
    if (!dayTwo) return [];
    return pupils
      .filter(({ daysAwayBefore, marks }) => daysAwayBefore === 1 && dayTwo.counts(marks.AM))
      .filter((pupil) => day.due(pupil).AM && !day.isHere(pupil.pupilId))
      .filter(({ pupilId, notice }) => !day.isUnexplained(pupilId) && !notice.ringBack && !notice.isSpared)
      .filter(({ pupilId }) => !dayTwo.spokenTo.has(pupilId))
      .map(({ pupilId, registerGroup, vulnerable }) => ({
        subject: `pupil ${pupilId}`,
        pupilId,
        registerGroup,
        callFirst: vulnerable,
        reason: { code: 'second-day' },
        timeHasCome: time >= (vulnerable ? times.callTimeVulnerable : times.callTime),
      }));
  },
};
