import { actionsRaisedBy, type StoredAction } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StoredMeeting } from '#shared/store/escalation/meetings.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { raise } from '../../actions/raise.ts';
import { withdraw } from '../../actions/withdraw.ts';
import type { StaffContext } from '../../context.ts';

/**
 * Where the policy has the pupil met and home called then: asks whoever held the first meeting to call home, unless the
 * family was there or has answered; that is withdrawn once the family's answer is written down.
 */
export async function raiseCallHome(
  ctx: StaffContext,
  tx: Tx,
  { action, meeting }: { action: StoredAction; meeting: StoredMeeting },
): Promise<StoredAction | null> {
  const { today } = ctx.moment;
  const { stageTwo } = await policyOn(tx, action.school, today);
  if (meeting.stage !== 2 || stageTwo !== 'pupil-then-call' || !meeting.heldOn) return null;
  const before = (await actionsRaisedBy(tx, action)).filter(({ kind }) => kind === 'call-home');
  if (meeting.record?.family) {
    for (const call of before) await withdraw(ctx, tx, call);
    return null;
  }
  if (before.length > 0) return null;
  const reason = { code: 'pupil-met', on: meeting.heldOn } as const;
  return raise(
    ctx,
    tx,
    {
      school: action.school,
      kind: 'call-home',
      pupilId: action.pupilId,
      tutorGroup: action.tutorGroup,
      assigneeId: action.assigneeId ?? ctx.actor.id,
      subject: `meeting ${action.id}`,
      raisedFor: meeting.heldOn,
      reason,
      raisedByAction: action.id,
    },
    ctx.actor.id,
  );
}
