import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CallSheet } from '#shared/contracts/actions/action.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { problemText } from '../../basics/ProblemNotice.tsx';
import { useUndo } from '../../basics/undo-context.ts';
import { refreshActions, showChanged } from '../cached-actions.ts';

/** Passes the call to somebody, or with one tap to the attendance officer; with Undo, while nobody has begun it. */
export function usePassOn(sheet: CallSheet, close: () => void): (to?: string) => void {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const busy = useRef(false);
  const params = { id: sheet.action.id };
  const undo = async (): Promise<void> => {
    try {
      const { action } = await api.request('undoPassOn', { params });
      showChanged(client, action);
    } finally {
      await refreshActions(client);
    }
  };
  const passOn = async (to?: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const { action } = await api.request('passOn', { params, body: to === undefined ? {} : { to } });
      showChanged(client, action);
      close();
      say(callPageLabels.passedOn(sheet.pupil.name, action.assignee?.name ?? null), undo);
    } catch (error) {
      say(problemText(error));
    }
    busy.current = false;
    await refreshActions(client);
  };
  return (to) => void passOn(to);
}
