import type { Action } from '#shared/contracts/actions/action.ts';
import type { PlanMeetingInput } from '#shared/contracts/escalation/meeting.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { changeMeeting } from '#shared/store/escalation/meetings.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { meetingText } from '#shared/wording/escalation/meeting-text.ts';
import { notAHolderText } from '#shared/wording/escalation/proposal-text.ts';
import { actedView } from '../actions/action-views.ts';
import type { StaffContext } from '../context.ts';
import { actOnMeeting, mustHoldMeeting } from './act-on-meeting.ts';
import { mayHold } from './may-decide.ts';

/** Says when and where a meeting is, and who holds it. */
export async function planMeeting(
  ctx: StaffContext,
  { actionId, plan }: { actionId: string; plan: PlanMeetingInput },
): Promise<{ action: Action }> {
  if (plan.date && plan.date < ctx.moment.today) throw new Problem('bad-request', meetingText.dayPast);
  const { action: seen } = await mustHoldMeeting(ctx, actionId);
  if (plan.holder !== undefined) {
    const person = (await cachedStaff(await ctx.reading(), ctx.moment.today)).byId.get(plan.holder);
    if (!person || !mayHold(person, seen.school, seen.kind))
      throw new Problem('unprocessable', notAHolderText);
  }
  return actOnMeeting(
    ctx,
    actionId,
    'meeting.plan',
    async (tx, { action, meeting }) => {
      if (meeting.heldOn) throw new Problem('conflict', meetingText.heldAlready);
      await changeMeeting(tx, meeting, {
        ...(plan.date !== undefined && { plannedFor: plan.date }),
        ...(plan.time !== undefined && { plannedTime: plan.time }),
        ...(plan.place !== undefined && { place: plan.place }),
      });
      const given =
        plan.holder === undefined
          ? null
          : await changeAction(tx, action, ['open'], { assigneeId: plan.holder });
      return { action: await actedView(ctx, tx, given ?? action) };
    },
    () => ({ plan }),
  );
}
