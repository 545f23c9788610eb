import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '#shared/contracts/actions/action.ts';
import { doneLabel } from '#shared/wording/actions/action-text.ts';
import { problemText } from '../components/basics/ProblemNotice.tsx';
import { useUndo } from '../components/basics/undo-context.ts';
import { refreshActions, showChanged } from '../components/actions/cached-actions.ts';
import { useApi } from './use-api.ts';

/** Ticks an action off at once, with Undo; a refusal brings it back and says why. */
export function useTickOff(): (action: Action, text?: string) => Promise<void> {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();

  return async (action, text = action.pupil?.name ?? '') => {
    const params = { id: action.id };
    showChanged(client, { ...action, status: 'done' });
    try {
      const { action: done } = await api.request('completeAction', { params, body: {} });
      showChanged(client, done);
      say([doneLabel(action.kind), text].filter(Boolean).join(': '), async () => {
        const { action: open } = await api.request('undoOutcome', { params });
        showChanged(client, open);
        await refreshActions(client);
      });
    } catch (error) {
      showChanged(client, action);
      say(problemText(error));
    }
    await refreshActions(client);
  };
}
