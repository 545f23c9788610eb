import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { Link } from 'wouter';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { alertLabels } from '#shared/wording/actions/alert-text.ts';
import { byWhomText } from '#shared/wording/actions/outcome-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';

const useStyles = makeStyles({
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
});
const MOST = 20;

/** The alerts closed last, each with the way to what happened and when. */
export function PastAlerts({ school }: { school: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const list = useListStyles();
  const id = useId();
  const { today } = useNow();
  const query = { school, kind: 'safeguarding-alert', status: 'done', limit: MOST } as const;
  const found = useAsk('actions', { query });
  const alerts = found.data?.items ?? [];
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {alertLabels.past}
      </h2>
      {found.isPending && <TableSkeleton rows={2} within />}
      {found.isError && !found.data && (
        <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && alerts.length === 0 && <p>{alertLabels.noPast}</p>}
      {alerts.length > 0 && (
        <ul className={`${page.sheet} ${list.list}`}>
          {alerts.map((alert) => {
            const name = alert.pupil?.name ?? alertLabels.drill;
            return (
              <li key={alert.id} className={list.item}>
                <span className={list.text}>
                  <span className={list.what}>{`${name}, ${dayText(alert.raisedFor)}`}</span>
                  <span>{alert.raisedBecause}</span>
                  {alert.outcome && <span className={page.quiet}>{byWhomText(alert.outcome, today)}</span>}
                </span>
                <Link
                  className={styles.link}
                  href={addressOf({ page: 'alert', id: alert.id })}
                  aria-label={alertLabels.openOne(name)}
                >
                  {alertLabels.open}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
