import { useQueryClient } from '@tanstack/react-query';
import type { DecisionInput, ProposalView } from '#shared/contracts/escalation/proposals.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import {
  notNeededText,
  plannedText,
  putOffSeveralText,
  putOffText,
} from '#shared/wording/escalation/this-week-text.ts';
import { useApi } from '../../api/use-api.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../components/basics/undo-context.ts';

/** Decides about proposed meetings, with Undo; a refusal is said, and what stands is asked for again. */
export function useDecide() {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const takeBack = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await api.request('undoDecision', { params: { id } });
    await refreshActions(client);
  };
  const doing = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      say(problemText(error));
    }
    await refreshActions(client);
  };
  return {
    decide: (proposal: ProposalView, decision: DecisionInput) =>
      doing(async () => {
        const after = await api.request('decideProposal', { params: { id: proposal.id }, body: decision });
        say(saidOf(after, decision), () => takeBack([proposal.id]));
      }),
    putOff: (ids: readonly string[], until: SchoolDate, reason: string) =>
      doing(async () => {
        const { items } = await api.request('snoozeProposals', {
          body: { proposals: [...ids], until, reason },
        });
        const snoozed = items.filter(({ status }) => status === 'snoozed').map(({ id }) => id);
        say(putOffSeveralText(snoozed.length, until), () => takeBack(snoozed));
      }),
    takeBack: (id: string) => doing(() => takeBack([id])),
  };
}

function saidOf({ pupil, holder }: ProposalView, decision: DecisionInput): string {
  if (decision.decision === 'approve') return plannedText(pupil.name, holder);
  return decision.decision === 'snooze' ? putOffText(pupil.name, decision.until) : notNeededText(pupil.name);
}
