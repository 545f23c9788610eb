import { randomUUID } from 'node:crypto';
import type { DecisionInput, ProposalView } from '#shared/contracts/escalation/proposals.ts';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';
import type { ActionReason } from '#shared/domain/actions/action-reason.ts';
import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import { kindProposed } from '#shared/domain/escalation/meeting-kinds.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  changeProposal,
  type ProposalDecision,
  type StoredProposal,
} from '#shared/store/escalation/proposals.ts';
import { storeMeeting } from '#shared/store/escalation/meetings.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import {
  decidedMeanwhileText,
  notAHolderText,
  openReviewText,
  snoozePastText,
} from '#shared/wording/escalation/proposal-text.ts';
import { raise } from '../actions/raise.ts';
import type { StaffContext } from '../context.ts';
import { actOnProposal, permittedProposal, proposalView, type ProposalInHand } from './act-on-proposal.ts';
import { mayHold } from './may-decide.ts';
import { openReviewOf } from './plans/open-review.ts';
import { reviewsInstead, type ReviewInstead } from './plans/review-instead.ts';
import { placeOf } from './week-of-meetings.ts';

const acts: Readonly<Record<DecisionInput['decision'], AuditAct>> = {
  approve: 'proposal.approve',
  snooze: 'proposal.snooze',
  dismiss: 'proposal.dismiss',
};

/**
 * Approves a proposed meeting, which is then somebody's to hold; puts it off until a day; or says that it is not needed,
 * and why. One that was decided before is a conflict whose details hold it as it stands.
 */
export async function decideProposal(
  ctx: StaffContext,
  { id, decision: input }: { id: string; decision: DecisionInput },
): Promise<ProposalView> {
  const seen = await permittedProposal(ctx, id);
  if (input.decision === 'snooze' && input.until <= ctx.moment.today)
    throw new Problem('bad-request', snoozePastText(input.until));
  const instead = await insteadOf(ctx, seen);
  const kind = kindProposed(seen.proposal.rule, seen.who, instead.review);
  const holder = input.decision === 'approve' ? await holderFor(ctx, seen, kind, input.assignee) : null;
  try {
    return await actOnProposal(ctx, id, acts[input.decision], async (tx, inHand) => {
      const decided = { decidedBy: ctx.actor.id, decidedAt: ctx.at };
      const change: ProposalDecision =
        input.decision === 'approve'
          ? {
              status: 'approved',
              ...decided,
              assigneeId: holder,
              actionId: randomUUID(),
              reason: input.reason ?? null,
            }
          : input.decision === 'snooze'
            ? { status: 'snoozed', ...decided, until: input.until, reason: input.reason }
            : { status: 'dismissed', ...decided, reason: input.reason };
      const changed = await changeProposal(tx, inHand.proposal, ['proposed', 'snoozed'], change);
      if (!changed) throw new Decided();
      if (change.actionId)
        await raiseMeeting(ctx, tx, inHand, { actionId: change.actionId, holder, kind, instead });
      const { decision: _, ...said } = input;
      return { ...said, ...(change.actionId && { action: change.actionId, holder }) };
    });
  } catch (error) {
    if (!(error instanceof Decided)) throw error;
    const current = await proposalView(ctx, id);
    throw new Problem('conflict', decidedMeanwhileText(current), { proposal: current });
  }
}

async function insteadOf(ctx: StaffContext, { proposal }: ProposalInHand): Promise<ReviewInstead> {
  const school = await findSchool(ctx.store.db, proposal.school);
  if (!school) return { counted: 0, ill: 0, review: false };
  return (await reviewsInstead(ctx, school))(proposal);
}

/** Somebody was quicker; what stands is read once the transaction has ended. */
class Decided extends Error {}

async function holderFor(
  ctx: StaffContext,
  { proposal, pupil }: ProposalInHand,
  kind: ActionKind,
  asked: string | undefined,
): Promise<string | null> {
  if (asked === undefined) return (await placeOf(ctx, proposal))?.holder ?? null;
  const person = (await cachedStaff(await ctx.reading(), ctx.moment.today)).byId.get(asked);
  if (!person || !mayHold(person, pupil.school, kind)) throw new Problem('unprocessable', notAHolderText);
  return asked;
}

async function raiseMeeting(
  ctx: StaffContext,
  tx: Tx,
  { proposal, pupil }: ProposalInHand,
  {
    actionId,
    holder,
    kind,
    instead: { counted, ill, review },
  }: { actionId: string; holder: string | null; kind: ActionKind; instead: ReviewInstead },
): Promise<void> {
  if (review && (await openReviewOf(tx, pupil))) throw new Problem('conflict', openReviewText);
  const reason = reasonOf(proposal, { counted, ill, review });
  const { school } = proposal;
  await raise(
    ctx,
    tx,
    {
      school,
      id: actionId,
      kind,
      pupilId: pupil.id,
      tutorGroup: pupil.tutorGroup,
      assigneeId: holder,
      // Approved, undone and approved again on one day, it is another action.
      subject: `proposal ${proposal.id} ${actionId}`,
      raisedFor: ctx.moment.today,
      reason,
    },
    ctx.actor.id,
  );
  if (kind !== 'write-home')
    await storeMeeting(tx, {
      school,
      actionId,
      pupilId: pupil.id,
      proposalId: proposal.id,
      stage: proposal.rule === 'absence' ? proposal.stage : null,
    });
}

function reasonOf(
  { rule, stage }: Pick<StoredProposal, 'rule' | 'stage'>,
  { counted, ill, review }: ReviewInstead,
): ActionReason {
  const days = counted / 2;
  if (review) return { code: 'ill-under-plan', days, ill: ill / 2 };
  if (rule === 'lateness') return { code: 'often-late', days };
  return rule === 'text-first' ? { code: 'write-first', days } : { code: 'stage-reached', stage, days };
}
