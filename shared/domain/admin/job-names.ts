/** Work outside the transaction that asks for it, by name; what each carries is in bot/operations/jobs.ts. */
import { isOneOf } from '../basics/known-word.ts';

const jobs = {
  'revise-day': { errorMayNamePupils: true },
  'revise-proposals': { errorMayNamePupils: true },
  'post-daily-card': { errorMayNamePupils: false },
  'sync-planner': { errorMayNamePupils: false },
  'tell-withdrawn': { errorMayNamePupils: false },
  'tell-alert': { errorMayNamePupils: false },
  'tell-alert-taken-back': { errorMayNamePupils: false },
  'escalate-alerts': { errorMayNamePupils: false },
  'tell-callers': { errorMayNamePupils: false },
  'tell-early-change': { errorMayNamePupils: false },
};

export type JobName = keyof typeof jobs;
export const jobNames = Object.keys(jobs) as JobName[];
export const isJobName = isOneOf(jobNames);

/** Whether the text of an error could name a pupil, as it comes from our own rows: then it is for the log alone. */
export const errorMayNamePupils = (name: JobName): boolean => jobs[name].errorMayNamePupils;
