import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { nothingToDoText } from '#shared/wording/actions/work-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';

/**
 * Said of an empty list: that all is done only while that is known. `otherWork`: there are no calls, and other things to
 * do; then only what is not known is said. A register becomes due with no change of data, so it looks again.
 */
export function NothingToDo({ otherWork }: { otherWork: boolean }) {
  const found = useAsk('workToday', {}, { lookAgain: 30 });
  const { iso } = useNow();
  if (found.isError && !found.data)
    return <ProblemNotice inline error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return null;
  const { text, isKnown } = nothingToDoText(found.data, iso);
  const codes = found.data.schools.some(({ codesToEnter }) => codesToEnter > 0);
  if (isKnown) return otherWork || codes ? null : <p>{text}</p>;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
