import { useQueryClient } from '@tanstack/react-query';
import { problemText } from '../basics/ProblemNotice.tsx';
import { useUndo } from '../basics/undo-context.ts';
import { refreshActions } from './cached-actions.ts';

/** Makes a change, says what it was or why it was refused, and asks again for what an action shows in. */
export function useSaidChange(): (change: () => Promise<string>) => Promise<void> {
  const client = useQueryClient();
  const { say } = useUndo();
  return async (change) => {
    try {
      say(await change());
    } catch (error) {
      say(problemText(error));
    }
    await refreshActions(client);
  };
}
