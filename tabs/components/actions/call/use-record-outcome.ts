import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  action as actionContract,
  type Action,
  type OutcomeAnswer,
  type OutcomeInput,
} from '#shared/contracts/actions/action.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { joined } from '#shared/wording/basics/number-text.ts';
import { ApiProblem } from '../../../api/api-problem.ts';
import { refreshActions, showChanged } from '../cached-actions.ts';
import { useApi } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { useUndo } from '../../basics/undo-context.ts';

/** Records an outcome: shown everywhere at once, put back when it is refused, with Undo when it is saved. */
export function useRecordOutcome(call: Action, saved: (answer: OutcomeAnswer) => void, undone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const me = useMe();
  const now = useNow();
  const { say } = useUndo();

  return useMutation({
    mutationFn: (body: OutcomeInput) => api.request('recordOutcome', { params: { id: call.id }, body }),
    onMutate: (body) => showChanged(client, asRecorded(call, body, me, now.iso)),
    onSuccess: (answer) => {
      const { action, also, raised } = answer;
      for (const settled of [action, ...also]) showChanged(client, settled, raised);
      saved(answer);
      const text = action.outcome ? outcomeText(action.outcome, now.today) : callPageLabels.saved;
      const names = [action, ...also].map(({ pupil }) => pupil?.name ?? '');
      say(`${joined(names)}: ${text}`, async () => {
        for (const { id } of [...also, action]) {
          const { action: open } = await api.request('undoOutcome', { params: { id } });
          showChanged(client, open);
        }
        await refreshActions(client);
        undone();
      });
      void refreshActions(client);
    },
    onError: (error) => {
      showChanged(client, currentAction(error) ?? call);
      void refreshActions(client);
    },
  });
}

/** The action as it stands, which a 409 brings along. */
export function currentAction(error: unknown): Action | null {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null;
  const details = error.details as { action?: unknown } | null | undefined;
  const parsed = actionContract.safeParse(details?.action ?? details);
  return parsed.success ? parsed.data : null;
}

function asRecorded(call: Action, body: OutcomeInput, by: { id: string; name: string }, at: string): Action {
  const outcome = {
    result: body.result,
    contact: body.contact?.name ?? null,
    reason: body.reason ?? null,
    expectedBack: body.expectedBack ?? null,
    support: body.support ?? [],
    nextStep: body.nextStep ?? null,
    parentBelievedInSchool: body.parentBelievedInSchool ?? false,
    note: body.note ?? null,
    restricted: body.restricted ?? false,
    recordNumber: null,
    by: { id: by.id, name: by.name },
    at,
  };
  return { ...call, status: 'done', outcome };
}
