import { isUnknown } from '../../registers/pupil-day.ts';
import type { PupilToday } from '../school-day.ts';
import type { Trigger } from './trigger.ts';

/**
 * A vulnerable pupil, still not in and not explained, whose family no call has reached in time; or who has no mark at
 * all, once registers have begun to come in (domain: calls). Before that nothing is known of anybody.
 */
export const notReached: Trigger = {
  kind: 'safeguarding-alert',
  wanted: (day) => {
    const { time, times, pupils, reached } = day.input;
    const wasRung = (pupilId: number): boolean => {
      const call = day.actionAbout('absence-call', pupilId);
      return call !== undefined && call.status !== 'withdrawn';
    };
    const hasNoMark = (pupil: PupilToday): boolean =>
      day.hasBegun && !day.isHere(pupil.pupilId) && isUnknown(pupil.marks, day.due(pupil));
    return pupils
      .filter(({ vulnerable, pupilId }) => vulnerable && !reached.has(pupilId))
      .filter((pupil) => (day.isUnexplained(pupil.pupilId) && wasRung(pupil.pupilId)) || hasNoMark(pupil))
      .map((pupil) => ({
        subject: `pupil ${pupil.pupilId}`,
        pupilId: pupil.pupilId,
        registerGroup: pupil.registerGroup,
        callFirst: true,
        reason: { code: hasNoMark(pupil) ? 'no-mark-by' : 'not-reached-by', time: times.notReachedBy },
        timeHasCome: time >= times.notReachedBy,
      }));
  },
};
