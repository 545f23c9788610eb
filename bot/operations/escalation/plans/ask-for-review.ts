import { randomUUID } from 'node:crypto';
import type { Action } from '#shared/contracts/actions/action.ts';
import { rightToHold } from '#shared/domain/escalation/meeting-kinds.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { meetingOf, storeMeeting } from '#shared/store/escalation/meetings.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { planReviewFaults } from '#shared/wording/escalation/plans-to-look-at-text.ts';
import { openReviewText } from '#shared/wording/escalation/proposal-text.ts';
import { actedView } from '../../actions/action-views.ts';
import { raise } from '../../actions/raise.ts';
import type { StaffContext } from '../../context.ts';
import { openReviewOf } from './open-review.ts';
import { pupilInHand } from './pupil-in-hand.ts';

/** Raises a review of a pupil's plan for whoever asks, one at a time; or takes it back while it has not been held. */
export async function askForReview(
  ctx: StaffContext,
  { pupil: pupilId, wanted }: { pupil: string; wanted: boolean },
): Promise<{ action: Action }> {
  const pupil = await pupilInHand(ctx, pupilId, rightToHold('health-plan-review'));
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, pupil.school);
    const open = await openReviewOf(tx, pupil);
    const changed = wanted ? await raiseReview(ctx, tx, pupil, open) : await takeBack(ctx, tx, open);
    return { action: await actedView(ctx, tx, changed) };
  });
}

async function raiseReview(
  ctx: StaffContext,
  tx: Tx,
  pupil: StoredPupil,
  open: StoredAction | null,
): Promise<StoredAction> {
  if (open) throw new Problem('conflict', openReviewText);
  const { school } = pupil;
  const id = randomUUID();
  const reason = { code: 'plan-to-look-at' } as const;
  const raised = await raise(
    ctx,
    tx,
    {
      school,
      id,
      kind: 'health-plan-review',
      pupilId: pupil.id,
      tutorGroup: pupil.tutorGroup,
      assigneeId: ctx.actor.id,
      // Taken back and asked for again on one day, it is another action.
      subject: `plan ${id}`,
      raisedFor: ctx.moment.today,
      reason,
    },
    ctx.actor.id,
  );
  if (!raised) throw new Problem('conflict', openReviewText);
  await storeMeeting(tx, { school, actionId: id, pupilId: pupil.id, proposalId: null, stage: null });
  return raised;
}

async function takeBack(ctx: StaffContext, tx: Tx, open: StoredAction | null): Promise<StoredAction> {
  if (!open) throw new Problem('conflict', planReviewFaults.none);
  const meeting = await meetingOf(tx, open.school, open.id);
  if (meeting?.proposalId) throw new Problem('conflict', planReviewFaults.ofProposal);
  const closed = { status: 'withdrawn', closedAt: ctx.at } as const;
  const changed = await changeAction(tx, open, ['open', 'proposed', 'snoozed'], closed);
  if (!changed) throw new Problem('conflict', planReviewFaults.none);
  await audit(tx, {
    school: open.school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'meeting.take-back',
    pupilId: open.pupilId,
    detail: { action: open.id },
  });
  return changed;
}
