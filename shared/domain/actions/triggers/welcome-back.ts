import { isPresent } from '../../registers/attendance-codes.ts';
import { sessions } from '../../basics/session.ts';
import type { Trigger } from './trigger.ts';

/** After three days away a welcome back is an action; a shorter absence is a greeting on the tutor's page. */
export const DAYS_AWAY_FOR_WELCOME = 3;

export const welcomeBack: Trigger = {
  kind: 'welcome-back',
  wanted: (day) =>
    day.input.pupils
      .filter(({ daysAwayBefore }) => daysAwayBefore >= DAYS_AWAY_FOR_WELCOME)
      .filter((pupil) =>
        sessions.some((session) => day.due(pupil)[session] && isPresent(pupil.marks[session])),
      )
      .map(({ pupilId, registerGroup, daysAwayBefore }) => ({
        subject: `pupil ${pupilId}`,
        pupilId,
        registerGroup,
        callFirst: false,
        reason: { code: 'back-after', days: daysAwayBefore },
        timeHasCome: true,
      })),
};
