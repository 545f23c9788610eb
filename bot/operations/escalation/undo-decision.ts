import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { changeProposal } from '#shared/store/escalation/proposals.ts';
import { heldAlreadyText, nothingDecidedText } from '#shared/wording/escalation/proposal-text.ts';
import type { StaffContext } from '../context.ts';
import { actOnProposal } from './act-on-proposal.ts';

/** Takes a decision back: the proposal is undecided again, and the meeting that was approved is withdrawn unless it was held. */
export async function undoDecision(ctx: StaffContext, id: string): Promise<ProposalView> {
  return actOnProposal(ctx, id, 'proposal.undo', async (tx, { proposal }) => {
    const { school, actionId } = proposal;
    if (proposal.heldOn !== null) throw new Problem('conflict', heldAlreadyText);
    const undone = await changeProposal(tx, proposal, ['approved', 'snoozed', 'dismissed'], {
      status: 'proposed',
    });
    if (!undone) throw new Problem('conflict', nothingDecidedText);
    if (actionId !== null)
      await changeAction(tx, { school, id: actionId }, ['open', 'proposed', 'snoozed'], {
        status: 'withdrawn',
        closedAt: ctx.at,
      });
    return actionId === null ? {} : { action: actionId };
  });
}
