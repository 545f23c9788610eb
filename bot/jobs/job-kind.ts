import type { JobName } from '#shared/domain/admin/job-names.ts';
import type { ClockTime } from '../clock.ts';
import type { Context } from '../operations/context.ts';
import type { JobData } from '../operations/jobs.ts';

/** What the tick knows of a school (or, as '*', of the trust) at this minute. */
export interface ScopeNow {
  scope: string;
  isTrust: boolean;
  schoolDay: boolean;
  cardTime: ClockTime;
  hasChannels: boolean;
  cardPosted: boolean;
  /** This week's list of early change has not been told of. */
  earlyChangeToTell: boolean;
  /** From the school's call time until the officer takes over; null: the school tells nobody. */
  callersToldFrom: ClockTime | null;
  callersToldUntil: ClockTime;
  /** Safeguarding alerts that are not closed. */
  alertsOpen: boolean;
  /** Planner tasks of today with something still to be ticked. */
  plannerOpen: boolean;
}

/** About half an hour; after that the timetable goes on asking, on each minute of a school day. */
const WORK = { retryLimit: 12, retryDelay: 2, retryDelayMax: 300 };
/** Nobody asks for a message again: it is tried for most of the day, seldom, as each try might reach its reader. */
const MESSAGE = { retryLimit: 20, retryDelay: 60, retryDelayMax: 1800 };
export const retries = { work: WORK, message: MESSAGE };

export interface JobKind<Name extends JobName> {
  retries: keyof typeof retries;
  /** Is due at night and on days without school too. */
  atAnyTime?: true;
  /** What the job carries where it is due at this minute of a school day's work; left out: only operations ask for it. */
  due?(now: ScopeNow, time: ClockTime): JobData[Name] | null;
  run(ctx: Context, data: JobData[Name]): Promise<void>;
}
