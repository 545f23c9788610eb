/** Every job, by name; one left out does not compile. */
import type { JobName } from '#shared/domain/admin/job-names.ts';
import { reviseDay } from './actions/revise-day.ts';
import type { JobKind } from './job-kind.ts';
import { postCard } from './messages/post-daily-card.ts';
import { earlyChangeMessage } from './messages/tell-early-change.ts';
import { withdrawnMessage } from './messages/tell-withdrawn.ts';
import { plannerSync } from './planner/sync-planner.ts';

export const jobKinds: { [Name in JobName]: JobKind<Name> } = {
  'revise-day': reviseDay,
  'post-daily-card': postCard,
  'sync-planner': plannerSync,
  'tell-withdrawn': withdrawnMessage,
  'tell-early-change': earlyChangeMessage,
};
