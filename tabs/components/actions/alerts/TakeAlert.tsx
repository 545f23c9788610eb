import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alertLabels } from '#shared/wording/actions/alert-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { problemText } from '../../basics/ProblemNotice.tsx';
import { refreshActions } from '../cached-actions.ts';

const useStyles = makeStyles({ button: { minHeight: '44px' } });

/** Says that one has an alert in hand; a colleague who was quicker is named. */
export function TakeAlert({ id, name }: { id: string; name: string }) {
  const styles = useStyles();
  const api = useApi();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => api.request('takeAlert', { params: { id } }),
    onSettled: () => refreshActions(client),
  });
  return (
    <>
      <span role="status">{take.isError && problemText(take.error)}</span>
      <Button
        className={styles.button}
        appearance="primary"
        aria-label={`${alertLabels.take}: ${name}`}
        disabled={take.isPending}
        onClick={() => take.mutate()}
      >
        {alertLabels.take}
      </Button>
    </>
  );
}
