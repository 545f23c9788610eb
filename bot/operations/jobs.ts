/** What each job carries. One waiting job for a name and a key is enough. */
import type { JobName } from '#shared/domain/admin/job-names.ts';

export interface JobData {
  'revise-day': { school: string };
  'revise-proposals': { school: string };
  'post-daily-card': { school: string; scheduled: boolean };
  'sync-planner': { school: string };
  /** `withdrawal`: the action's version once withdrawn, as it can be withdrawn again; nodes of before do not say it. */
  'tell-withdrawn': { staffId: string; actionId: string; withdrawal?: number };
  'tell-alert': { school: string; actionId: string; raisedAt: string };
  /** What raised an alert was taken back by whoever had reported it, at that moment. */
  'tell-alert-taken-back': { school: string; actionId: string; takenBackAt: string };
  /** Of every open alert of the school: whoever is due to hear by now. */
  'escalate-alerts': { school: string };
  /** Whoever has families to ring and has not been told of it today. */
  'tell-callers': { school: string };
  'tell-early-change': { school: string };
}

export type Job = { [Name in JobName]: { name: Name; key: string; data: JobData[Name] } }[JobName];
