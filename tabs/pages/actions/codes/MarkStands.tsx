import { Button, mergeClasses } from '@fluentui/react-components';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useSaidChange } from '../../../components/actions/use-said-change.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

/** Answers a family that says a mark is wrong: it was looked into, and the mark stands. */
export function MarkStands({ notice, name, session }: { notice: string; name: string; session: string }) {
  const page = usePageStyles();
  const api = useApi();
  const change = useSaidChange();
  return (
    <Button
      className={mergeClasses(page.touch, page.notPrinted)}
      aria-label={codesText.itStandsOf(name, session)}
      onClick={() =>
        void change(async () => {
          await api.request('withdrawNotice', { params: { id: notice } });
          return codesText.answered(name);
        })
      }
    >
      {codesText.itStands}
    </Button>
  );
}
