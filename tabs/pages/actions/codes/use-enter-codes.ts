import { useQueryClient } from '@tanstack/react-query';
import type { CodesToEnter, CodeToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';

/** Says that rows are entered, with Undo; a refusal says why. Answers whether it was kept. */
export function useEnterCodes(school: string): (rows: readonly CodeToEnter[]) => Promise<boolean> {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const params = { school };

  const show = async (codes: CodesToEnter): Promise<void> => {
    client.setQueryData(['codesToEnter', { params }], codes);
    await refreshActions(client);
  };

  return async (rows) => {
    const items = rows.map(({ pupil, date, session, code }) => ({
      pupil: pupil.id,
      date,
      session,
      code: code ?? '',
    }));
    const taken = items.map(({ code: _code, ...item }) => item);
    try {
      await show(await api.request('recordCodesEntered', { params, body: { items } }));
      say(codesText.said(items.length), async () =>
        show(await api.request('undoCodesEntered', { params, body: { items: taken } })),
      );
      return true;
    } catch (error) {
      say(problemText(error));
      await client.invalidateQueries({ queryKey: ['codesToEnter'] });
      return false;
    }
  };
}
