import { callerFor } from '#shared/domain/people/who-rings.ts';
import { actionsRaisedBy } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { adultsOfPupils } from '#shared/store/roll/named-adults.ts';
import { raise } from '../../actions/raise.ts';
import { withdraw } from '../../actions/withdraw.ts';
import type { StaffContext } from '../../context.ts';
import type { MeetingInHand } from '../act-on-meeting.ts';

/** A meeting's target is met: the adult who knows the pupil is asked to say well done, once a meeting. */
export async function praiseTarget(
  ctx: StaffContext,
  tx: Tx,
  { action, pupil, meeting }: MeetingInHand,
): Promise<void> {
  const { today } = ctx.moment;
  const adults = (await adultsOfPupils(tx, action.school, today)).get(pupil.id) ?? [];
  const reason = { code: 'target-met', target: meeting.record?.target ?? '' } as const;
  await raise(
    ctx,
    tx,
    {
      school: action.school,
      kind: 'praise',
      pupilId: pupil.id,
      tutorGroup: pupil.tutorGroup,
      assigneeId: callerFor({ ...pupil, adults }, 'tutor', await callersOf(tx, action.school, today)),
      subject: `meeting ${action.id}`,
      raisedFor: meeting.heldOn ?? today,
      reason,
      raisedByAction: action.id,
    },
    ctx.actor.id,
  );
}

/** It was said to be met by mistake, and nobody has said anything yet. */
export async function takePraiseBack(ctx: StaffContext, tx: Tx, { action }: MeetingInHand): Promise<void> {
  for (const raised of await actionsRaisedBy(tx, action))
    if (raised.kind === 'praise') await withdraw(ctx, tx, raised);
}
