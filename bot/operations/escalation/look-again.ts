import type { MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import type { PlanResult } from '#shared/domain/escalation/barriers.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsRaisedBy } from '#shared/store/actions/actions.ts';
import { changeMeeting } from '#shared/store/escalation/meetings.ts';
import { meetingText } from '#shared/wording/escalation/meeting-text.ts';
import { markDoneBeside } from '../actions/mark-done.ts';
import type { StaffContext } from '../context.ts';
import { actOnMeeting } from './act-on-meeting.ts';
import { meetingSheet } from './meeting-sheet.ts';

/** Says what came of a meeting's plan; the reminder to look at it is done by that. */
export async function lookAgain(
  ctx: StaffContext,
  { actionId, result }: { actionId: string; result: PlanResult },
): Promise<MeetingSheet> {
  await actOnMeeting(
    ctx,
    actionId,
    'meeting.look',
    async (tx, { action, meeting }) => {
      if (!meeting.heldOn) throw new Problem('conflict', meetingText.notHeld);
      await changeMeeting(tx, meeting, { result, lookedOn: ctx.moment.today, lookedBy: ctx.actor.id });
      for (const raised of await actionsRaisedBy(tx, action))
        if (raised.kind === 'plan-review') await markDoneBeside(ctx, tx, raised);
    },
    () => ({ result }),
  );
  return meetingSheet(ctx, actionId);
}
