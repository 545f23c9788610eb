import { Button, mergeClasses } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';

/** Answers a family that says a mark is wrong: it was looked into, and the mark stands. */
export function MarkStands({ notice, name, session }: { notice: string; name: string; session: string }) {
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const answer = async (): Promise<void> => {
    try {
      await api.request('withdrawNotice', { params: { id: notice } });
      say(codesText.answered(name));
    } catch (error) {
      say(problemText(error));
    }
    await refreshActions(client);
    await client.invalidateQueries({ queryKey: ['codesToEnter'] });
  };
  return (
    <Button
      className={mergeClasses(page.touch, page.notPrinted)}
      aria-label={codesText.itStandsOf(name, session)}
      onClick={() => void answer()}
    >
      {codesText.itStands}
    </Button>
  );
}
