import { isIn } from '../../registers/pupil-day.ts';
import type { Trigger } from './trigger.ts';

/** Whoever left word or wrote is rung back in the morning, vulnerable or not (domain: calls, "call back anyway"). */
export const callBack: Trigger = {
  kind: 'call-back',
  wanted: (day) => {
    const { time, times, pupils, spokenTo } = day.input;
    return pupils
      .filter(({ pupilId, notice }) => notice.ringBack && !spokenTo.has(pupilId))
      .filter((pupil) => !isIn(pupil.marks, day.due(pupil)))
      .map(({ pupilId, registerGroup, vulnerable, notice }) => ({
        subject: `pupil ${pupilId}`,
        pupilId,
        registerGroup,
        callFirst: vulnerable,
        reason: { code: 'word-was-left', reason: notice.reason },
        timeHasCome: time >= times.callBackTime,
      }));
  },
};
