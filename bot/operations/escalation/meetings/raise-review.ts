import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { meetingOf } from '#shared/store/escalation/meetings.ts';
import { raise } from '../../actions/raise.ts';
import { SYSTEM_ACTOR } from '../../audit/system-actor.ts';
import type { Context } from '../../context.ts';

/**
 * Asks whoever held a meeting to look at its plan again, once the day for it has come; once for each such day. Null where
 * it is asked already, or is not due.
 */
export async function raiseReview(
  ctx: Context,
  tx: Tx,
  held: Pick<StoredAction, 'school' | 'id' | 'pupilId' | 'tutorGroup' | 'assigneeId'>,
): Promise<StoredAction | null> {
  const meeting = await meetingOf(tx, held.school, held.id);
  if (!meeting?.nextLook || meeting.result || meeting.nextLook > ctx.moment.today) return null;
  const reason = { code: 'look-again' } as const;
  return raise(
    ctx,
    tx,
    {
      school: held.school,
      kind: 'plan-review',
      pupilId: held.pupilId,
      tutorGroup: held.tutorGroup,
      assigneeId: held.assigneeId,
      subject: `meeting ${held.id}`,
      raisedFor: meeting.nextLook,
      reason,
      raisedByAction: held.id,
    },
    SYSTEM_ACTOR,
  );
}
