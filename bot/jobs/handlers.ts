import type { Context } from '../operations/context.ts';
import { postDailyCard } from '../operations/messages/post-daily-card.ts';
import { reviseSchoolDay } from '../operations/actions/revise-school-day.ts';
import { syncPlanner } from '../operations/planner/sync-planner.ts';
import { tellEarlyChange } from '../operations/messages/tell-early-change.ts';
import { tellWithdrawn } from '../operations/messages/tell-withdrawn.ts';
import type { JobHandlers } from './queue.ts';

/** Which operation does each kind of work. */
export function jobHandlers(context: Context): JobHandlers {
  return {
    'revise-day': async ({ school }) => void (await reviseSchoolDay(context, school)),
    'post-daily-card': async ({ school }) => {
      const failed = (await postDailyCard(context, school)).filter(({ posted }) => posted === 'failed');
      if (failed.length > 0) throw new Error(`${failed.length} channels did not take the card`);
    },
    'sync-planner': ({ school }) => syncPlanner(context, school),
    'tell-early-change': ({ school }) => tellEarlyChange(context, school),
    'tell-withdrawn': ({ staffId, actionId }) => tellWithdrawn(context, staffId, actionId),
  };
}
