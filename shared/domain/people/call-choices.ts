/** What a school chooses about its calls home, and what holds until it has. */
import type { ClockTime } from '../basics/london-time.ts';

/** What may stand first after pupils to call first, in any order. */
export const callOrderRules = ['year-7', 'targeted', 'premium', 'days-away'] as const;
export type CallOrderRule = (typeof callOrderRules)[number];

export const USUAL_CALL_ORDER: readonly CallOrderRule[] = ['year-7', 'targeted', 'days-away'];

/** The times of a school's day of calls. */
export interface CallTimes {
  callTime: ClockTime;
  callTimeVulnerable: ClockTime;
  /** From when on families that left word are rung back. */
  callBackTime: ClockTime;
  /** A vulnerable pupil nobody has reached by now is a safeguarding alert. */
  notReachedBy: ClockTime;
  /** A call not begun by now stands on the attendance officer's list too. */
  officerTakesOverAt: ClockTime;
}

export const USUAL_CALL_TIMES: CallTimes = {
  callTime: '09:30',
  callTimeVulnerable: '09:00',
  callBackTime: '09:00',
  notReachedBy: '10:45',
  officerTakesOverAt: '10:30',
};

/** Reasons that a school knows beforehand: whoever left word of them is not rung back, unless it chooses so. */
export const USUALLY_NOT_RUNG_BACK: readonly string[] = ['appointment', 'leave-granted', 'trip', 'exam'];
/** Nothing to ring about, whatever a school chooses (domain: calls). */
export const NEVER_RUNG_BACK = 'bereavement';
/** Not rung about while a health plan stands, whatever a school chooses (domain: calls). */
export const EXPECTED_BY_HEALTH_PLAN = 'illness';
