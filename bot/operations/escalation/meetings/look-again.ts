import type { MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import type { PlanResult } from '#shared/domain/escalation/barriers.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsRaisedBy } from '#shared/store/actions/actions.ts';
import { changeMeeting } from '#shared/store/escalation/meetings.ts';
import { meetingText } from '#shared/wording/escalation/meeting-text.ts';
import { markDoneBeside } from '../../actions/mark-done.ts';
import type { StaffContext } from '../../context.ts';
import { praiseTarget, takePraiseBack } from './praise-target.ts';
import { actOnMeeting } from '../act-on-meeting.ts';
import { meetingSheet } from '../meeting-sheet.ts';

/** Says what came of a meeting's plan; the reminder to look at it is done by that. A target that is met is praised. */
export async function lookAgain(
  ctx: StaffContext,
  { actionId, result }: { actionId: string; result: PlanResult },
): Promise<MeetingSheet> {
  await actOnMeeting(
    ctx,
    actionId,
    'meeting.look',
    async (tx, inHand) => {
      const { action, meeting } = inHand;
      if (!meeting.heldOn) throw new Problem('conflict', meetingText.notHeld);
      await changeMeeting(tx, meeting, { result, lookedOn: ctx.moment.today, lookedBy: ctx.actor.id });
      for (const raised of await actionsRaisedBy(tx, action))
        if (raised.kind === 'plan-review') await markDoneBeside(ctx, tx, raised);
      await (result === 'met' ? praiseTarget : takePraiseBack)(ctx, tx, inHand);
    },
    () => ({ result }),
  );
  return meetingSheet(ctx, actionId);
}
