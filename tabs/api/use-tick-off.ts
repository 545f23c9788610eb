import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '#shared/contracts/actions/action.ts';
import type { InOrNot } from '#shared/domain/actions/school-day.ts';
import { doneLabel, inOrNotLabels } from '#shared/wording/actions/action-text.ts';
import { problemText } from '../components/basics/ProblemNotice.tsx';
import { useUndo } from '../components/basics/undo-context.ts';
import { refreshActions, showChanged } from '../components/actions/cached-actions.ts';
import { useApi } from './use-api.ts';

/** A second press of the same is none: what it would answer would take the Undo of the first away. */
const underWay = new Set<string>();

/** Ticks an action off, or answers it, at once, with Undo; a refusal brings it back and says why. */
export function useTickOff(): (action: Action, text?: string, answer?: InOrNot) => Promise<void> {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();

  return async (action, text = action.pupil?.name ?? '', answer = undefined) => {
    if (underWay.has(action.id)) return;
    underWay.add(action.id);
    const params = { id: action.id };
    showChanged(client, { ...action, status: 'done' });
    try {
      const { action: done } = await api.request('completeAction', { params, body: { answer } });
      showChanged(client, done);
      say(
        [answer ? inOrNotLabels[answer] : doneLabel(action.kind), text].filter(Boolean).join(': '),
        async () => {
          const { action: open } = await api.request('undoOutcome', { params });
          showChanged(client, open);
          await refreshActions(client);
        },
      );
    } catch (error) {
      showChanged(client, action);
      say(problemText(error));
    } finally {
      underWay.delete(action.id);
    }
    await refreshActions(client);
  };
}
