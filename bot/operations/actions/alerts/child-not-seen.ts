import type { Action } from '#shared/contracts/actions/action.ts';
import { assigneeFor } from '#shared/domain/actions/assignee.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import type { StaffContext } from '../../context.ts';
import { actOnAction } from '../act-on-action.ts';
import { actedView } from '../action-views.ts';
import { raise } from '../raise.ts';

/** Says that the child was not seen at a home visit: an alert is raised at once, and the visit stays open until it is done. */
export async function childNotSeen(
  ctx: StaffContext,
  actionId: string,
): Promise<{ action: Action; raised: Action | null }> {
  return actOnAction(
    ctx,
    actionId,
    'visit.child-not-seen',
    async (tx, action, pupil) => {
      if (action.kind !== 'home-visit' || !pupil) throw new Problem('unprocessable', alertFaults.noVisit);
      if (action.status !== 'open')
        throw new Problem('conflict', alertFaults.visitIsDone, { action: await actedView(ctx, tx, action) });
      const { today } = ctx.moment;
      const reason = { code: 'not-seen-at-visit' } as const;
      const staff = await callersOf(tx, action.school, today);
      const raised = await raise(
        ctx,
        tx,
        {
          school: action.school,
          kind: 'safeguarding-alert',
          pupilId: action.pupilId,
          tutorGroup: action.tutorGroup,
          assigneeId: assigneeFor('safeguarding-alert', pupil, staff, 'tutor'),
          subject: action.subject,
          raisedFor: today,
          reason,
          raisedByAction: action.id,
          callFirst: action.callFirst,
        },
        ctx.actor.id,
      );
      return {
        action: await actedView(ctx, tx, action),
        raised: raised && (await actedView(ctx, tx, raised)),
      };
    },
    ({ raised }) => ({ raised: raised?.id ?? null }),
  );
}
