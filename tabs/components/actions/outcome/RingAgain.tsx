import { makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Action } from '#shared/contracts/actions/action.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { refreshActions, showChanged } from '../cached-actions.ts';
import { ChoiceRow } from '../ChoiceRow.tsx';
import { quickTimes } from './outcome-draft.ts';

const useStyles = makeStyles({ text: { margin: '0 0 6px' } });

/** When a family that nobody reached is rung again: as is usual, until somebody says another time. */
export function RingAgain({ calls }: { calls: readonly Action[] }) {
  const styles = useStyles();
  const api = useApi();
  const client = useQueryClient();
  const { time } = useNow();
  const [due, setDue] = useState(calls[0]?.due ?? null);
  const change = useMutation({
    mutationFn: async (at: string | null) => {
      for (const { id } of calls) {
        const { action } = await api.request('setTryAgain', { params: { id }, body: { at } });
        showChanged(client, action);
      }
      setDue(at);
    },
    onSettled: () => refreshActions(client),
  });
  const others = quickTimes(time).filter((at) => at !== due);
  return (
    <div>
      <p className={styles.text} role="status">
        {due === null ? callPageLabels.ringAgainNow : callPageLabels.ringAgainAt(due)}
      </p>
      {change.isError && <ProblemNotice inline error={change.error} />}
      <ChoiceRow
        withoutKeys
        label={callPageLabels.ringAgainWhen}
        disabled={change.isPending}
        choices={[
          ...others.map((at) => ({ label: at, choose: () => change.mutate(at) })),
          ...(due === null
            ? []
            : [{ label: callPageLabels.asSoonAsICan, choose: () => change.mutate(null) }]),
        ]}
      />
    </div>
  );
}
