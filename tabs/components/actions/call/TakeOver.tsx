import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Action } from '#shared/contracts/actions/action.ts';
import { passedOnText } from '#shared/wording/actions/share-out-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { useUndo } from '../../basics/undo-context.ts';
import { refreshActions, showChanged } from '../cached-actions.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginBottom: '8px' },
  text: { flexGrow: 1 },
  warning: { fontWeight: tokens.fontWeightSemibold },
});

/** Whose call it is, where it is not mine, and who is ringing: to take it over, knowing that. */
export function TakeOver({ action }: { action: Action }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const me = useMe();
  const ringing = action.beingRungBy && action.beingRungBy.id !== me.id ? action.beingRungBy : null;
  const take = useMutation({
    mutationFn: () =>
      api.request('takeOver', {
        params: { id: action.id },
        body: ringing ? { insteadOf: ringing.id } : {},
      }),
    onSuccess: ({ action: taken }) => {
      showChanged(client, taken);
      say(passedOnText.taken(action.pupil?.name ?? ''));
    },
    onSettled: () => refreshActions(client),
  });
  if (action.status !== 'open' || (!ringing && action.assignee?.id === me.id)) return null;
  const whose = action.assignee ? passedOnText.withWhom(action.assignee.name) : passedOnText.withNobody;
  return (
    <>
      {take.isError && <ProblemNotice inline error={take.error} />}
      <div className={styles.line}>
        <span className={mergeClasses(styles.text, ringing ? styles.warning : page.quiet)}>
          {ringing ? passedOnText.warning(ringing.name) : whose}
        </span>
        <Button className={page.touch} disabled={take.isPending} onClick={() => take.mutate()}>
          {ringing ? passedOnText.ringInstead : passedOnText.takeOver}
        </Button>
      </div>
    </>
  );
}
