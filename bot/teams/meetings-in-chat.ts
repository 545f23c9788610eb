/** Meetings to decide, as a card of the reader's own chat, and what its buttons do. */
import type { DecidedInChat } from '#shared/contracts/escalation/card-actions.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { addDays, mondayOf } from '#shared/domain/basics/school-date.ts';
import { meetingsCardText } from '#shared/wording/escalation/meetings-card-text.ts';
import { plannedText, putOffText } from '#shared/wording/escalation/this-week-text.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { meetingsCard } from '../cards/escalation/meetings-card.ts';
import { isoAt } from '../clock.ts';
import type { StaffContext } from '../operations/context.ts';
import { decideProposal } from '../operations/escalation/decide-proposal.ts';
import { proposalsToDecide } from '../operations/escalation/proposals-to-decide.ts';
import { undoDecision } from '../operations/escalation/undo-decision.ts';
import { UNDO_SECONDS } from '../operations/actions/undo-outcome.ts';
import type { Reader } from './answers.ts';

const MOST_SHOWN = 5;

interface Said {
  notice?: string | null;
  decided?: DecidedInChat | null;
  madeAt?: string;
}

export async function meetingsFor(
  ctx: StaffContext,
  reader: Reader,
  { notice = null, decided = null, madeAt = isoAt(ctx.at) }: Said = {},
): Promise<AdaptiveCard> {
  const { items, asOf } = await proposalsToDecide(ctx);
  return meetingsCard({
    proposals: items.slice(0, MOST_SHOWN),
    more: Math.max(0, items.length - MOST_SHOWN),
    notice: decided?.notice ?? notice,
    decided,
    asOf,
    today: ctx.moment.today,
    madeAt,
    readerId: reader.teamsId,
    link: ctx.linkTo({ page: 'this-week' }),
  });
}

/** With what was just decided, and its Undo, while that can be taken back. */
export async function meetingsAgain(
  ctx: StaffContext,
  reader: Reader,
  madeAt: string,
  decided: DecidedInChat | undefined,
): Promise<AdaptiveCard> {
  const seconds = (ctx.at.getTime() - Date.parse(madeAt)) / 1000;
  return decided && seconds <= UNDO_SECONDS
    ? meetingsFor(ctx, reader, { decided, madeAt })
    : meetingsFor(ctx, reader);
}

export const planFromCard = (ctx: StaffContext, reader: Reader, { proposalId }: { proposalId: string }) =>
  decided(ctx, reader, async () => {
    const after = await decideProposal(ctx, { id: proposalId, decision: { decision: 'approve' } });
    return { proposalId, notice: plannedText(after.pupil.name, after.holder) };
  });

export const putOffFromCard = (ctx: StaffContext, reader: Reader, { proposalId }: { proposalId: string }) =>
  decided(ctx, reader, async () => {
    const until = addDays(mondayOf(ctx.moment.today), 7);
    const after = await decideProposal(ctx, {
      id: proposalId,
      decision: { decision: 'snooze', until, reason: meetingsCardText.putOffWhy },
    });
    return { proposalId, notice: putOffText(after.pupil.name, until) };
  });

export async function undoFromMeetingsCard(
  ctx: StaffContext,
  reader: Reader,
  { proposalId }: { proposalId: string },
): Promise<AdaptiveCard> {
  const notice = await refusedOr(async () => {
    await undoDecision(ctx, proposalId);
    return meetingsCardText.undone;
  });
  return meetingsFor(ctx, reader, { notice });
}

async function decided(
  ctx: StaffContext,
  reader: Reader,
  decide: () => Promise<DecidedInChat>,
): Promise<AdaptiveCard> {
  const after = await refusedOr(decide);
  return typeof after === 'string'
    ? meetingsFor(ctx, reader, { notice: after })
    : meetingsFor(ctx, reader, { decided: after });
}

/** A colleague was quicker: their decision stands, and the card says so. */
async function refusedOr<Result>(work: () => Promise<Result>): Promise<Result | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return error.message;
    throw error;
  }
}
