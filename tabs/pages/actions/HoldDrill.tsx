import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { alertLabels } from '#shared/wording/actions/alert-text.ts';
import { useApi } from '../../api/use-api.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  button: { minHeight: '44px' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
});

/** Tries the way of an alert before a child depends on it. */
export function HoldDrill({ school, mayOpen }: { school: string; mayOpen: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const hold = useMutation({
    mutationFn: () => api.request('holdDrill', { params: { school } }),
    onSettled: () => refreshActions(client),
  });
  return (
    <>
      <h2 className={page.section}>{alertLabels.drillTitle}</h2>
      <p>{alertLabels.drillSays}</p>
      <div className={styles.line}>
        <Button className={styles.button} disabled={hold.isPending} onClick={() => hold.mutate()}>
          {alertLabels.holdDrill}
        </Button>
        <span role="status">
          {hold.isSuccess && alertLabels.drillHeld}
          {hold.isError && problemText(hold.error)}
        </span>
        {hold.data && mayOpen && (
          <Link className={styles.link} href={addressOf({ page: 'alert', id: hold.data.action.id })}>
            {alertLabels.openDrill}
          </Link>
        )}
      </div>
    </>
  );
}
