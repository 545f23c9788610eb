import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  action as actionContract,
  type Action,
  type OutcomeAnswer,
  type OutcomeInput,
} from '#shared/contracts/actions/action.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { refreshActions, showChanged } from './cached-actions.ts';
import { useApi } from '../../api/use-api.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { useUndo } from '../basics/undo-context.ts';

/** Records an outcome: shown everywhere at once, put back when it is refused, with Undo when it is saved. */
export function useRecordOutcome(call: Action, saved: (answer: OutcomeAnswer) => void, undone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const me = useMe();
  const now = useNow();
  const { say } = useUndo();
  const params = { id: call.id };

  return useMutation({
    mutationFn: (body: OutcomeInput) => api.request('recordOutcome', { params, body }),
    onMutate: (body) => showChanged(client, asRecorded(call, body, me, now.iso)),
    onSuccess: (answer) => {
      const { action, raised } = answer;
      showChanged(client, action, raised);
      saved(answer);
      const text = action.outcome ? outcomeText(action.outcome, now.today) : callPageLabels.saved;
      say(`${action.pupil?.name ?? ''}: ${text}`, async () => {
        const { action: open } = await api.request('undoOutcome', { params });
        showChanged(client, open);
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
    reason: body.reason ?? null,
    expectedBack: body.expectedBack ?? null,
    support: body.support ?? [],
    nextStep: body.nextStep ?? null,
    parentBelievedInSchool: body.parentBelievedInSchool ?? false,
    note: body.note ?? null,
    restricted: body.restricted ?? false,
    by: { id: by.id, name: by.name },
    at,
  };
  return { ...call, status: 'done', outcome };
}
