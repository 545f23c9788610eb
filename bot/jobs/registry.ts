/** Every job, by name; one left out does not compile. */
import type { JobName } from '#shared/domain/admin/job-names.ts';
import { reviseProposalsJob } from './escalation/revise-proposals.ts';
import { reviseDayJob } from './actions/revise-day.ts';
import type { JobKind } from './job-kind.ts';
import { postDailyCardJob } from './messages/post-daily-card.ts';
import { escalateAlertsJob } from './messages/escalate-alerts.ts';
import { tellAlertJob } from './messages/tell-alert.ts';
import { tellAlertTakenBackJob } from './messages/tell-alert-taken-back.ts';
import { tellCallersJob } from './messages/tell-callers.ts';
import { tellEarlyChangeJob } from './messages/tell-early-change.ts';
import { tellWithdrawnJob } from './messages/tell-withdrawn.ts';
import { syncPlannerJob } from './planner/sync-planner.ts';

export const jobKinds: { [Name in JobName]: JobKind<Name> } = {
  'revise-day': reviseDayJob,
  'revise-proposals': reviseProposalsJob,
  'post-daily-card': postDailyCardJob,
  'sync-planner': syncPlannerJob,
  'tell-withdrawn': tellWithdrawnJob,
  'tell-alert': tellAlertJob,
  'tell-alert-taken-back': tellAlertTakenBackJob,
  'escalate-alerts': escalateAlertsJob,
  'tell-callers': tellCallersJob,
  'tell-early-change': tellEarlyChangeJob,
};
