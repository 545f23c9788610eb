import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { Link } from 'wouter';
import type { OpenAlert } from '#shared/contracts/actions/alerts.ts';
import { alertLabels, inHandText, togetherText, toldText } from '#shared/wording/actions/alert-text.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { Disclosure } from '../../basics/Disclosure.tsx';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { TakeAlert } from './TakeAlert.tsx';

const useStyles = makeStyles({
  box: {
    boxSizing: 'border-box',
    maxWidth: '1120px',
    margin: '16px auto 0',
    padding: '12px 16px',
    border: `1px solid ${tokens.colorStatusDangerBorder2}`,
    borderInlineStartWidth: '6px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 1160px)': { marginInline: '20px' },
    '@media (max-width: 640px)': { margin: '12px 12px 0' },
    '@media print': { display: 'none' },
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorStatusDangerForeground1,
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gap: '2px 16px',
    padding: '10px 0',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
  },
  text: { flex: '1 1 18rem', overflowWrap: 'anywhere' },
  who: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  told: { display: 'block' },
  untold: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
  together: { margin: '8px 0 0', fontWeight: tokens.fontWeightSemibold },
});

/** Open safeguarding alerts, before every page of whoever handles them. */
export default function OpenAlerts() {
  const found = useAsk('openAlerts', {}, { lookAgain: 20 });
  const styles = useStyles();
  const id = useId();
  if (found.isError && !found.data)
    return (
      <div className={styles.box}>
        <ProblemNotice
          inline
          title={alertLabels.title}
          error={found.error}
          again={() => void found.refetch()}
        />
      </div>
    );
  const alerts = found.data?.alerts ?? [];
  if (alerts.length === 0) return null;
  return (
    <section className={styles.box} aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        <ShieldErrorRegular aria-hidden />
        {alertLabels.title}
      </h2>
      <Alerts alerts={alerts.filter(({ together }) => !together)} />
      {bundles(alerts).map((bundle) => (
        <Bundle key={bundle[0]?.action.school} alerts={bundle} />
      ))}
    </section>
  );
}

/** One line, so that the page below is reached; its pupils are opened from it, and each is taken by itself. */
function Bundle({ alerts }: { alerts: readonly OpenAlert[] }) {
  const styles = useStyles();
  const untaken = alerts.filter(({ taken }) => taken === null).length;
  const says = togetherText(alerts.length, untaken);
  if (alerts.length > MOST_SHOWN_OPEN)
    return (
      <Disclosure says={says}>
        <Alerts alerts={alerts} />
      </Disclosure>
    );
  return (
    <>
      <p className={styles.together}>{says}</p>
      <Alerts alerts={alerts} />
    </>
  );
}

const MOST_SHOWN_OPEN = 2;

/** Pupils not reached stand together, a school's by themselves. */
const bundles = (alerts: readonly OpenAlert[]): OpenAlert[][] => [
  ...Map.groupBy(
    alerts.filter(({ together }) => together),
    ({ action }) => action.school,
  ).values(),
];

function Alerts({ alerts }: { alerts: readonly OpenAlert[] }) {
  const styles = useStyles();
  if (alerts.length === 0) return null;
  return (
    <ul className={styles.list}>
      {alerts.map((alert) => (
        <OneAlert key={alert.action.id} alert={alert} />
      ))}
    </ul>
  );
}

function OneAlert({ alert }: { alert: OpenAlert }) {
  const styles = useStyles();
  const { today } = useNow();
  const { id: myId } = useMe();
  const { action, raisedAt, hereSince } = alert;
  const told = toldText(alert);
  const inHand = inHandText(alert, { myId, today });
  const name = action.pupil?.name ?? alertLabels.drill;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span className={styles.text}>
          <span className={styles.who}>{[name, action.tutorGroup].filter(Boolean).join(', ')}</span>{' '}
          {action.raisedBecause} <span className={styles.quiet}>{momentText(raisedAt, today)}</span>
          {hereSince && <strong className={styles.told}>{hereSince}</strong>}
          <span className={mergeClasses(styles.told, inHand.isTaken ? styles.quiet : styles.untold)}>
            {inHand.text}
          </span>
          {!inHand.isTaken && (
            <span className={mergeClasses(styles.told, told.isTold ? styles.quiet : styles.untold)}>
              {told.text}
            </span>
          )}
        </span>
        <span className={styles.buttons}>
          {!inHand.isTaken && <TakeAlert id={action.id} name={name} />}
          <Link
            className={styles.link}
            href={addressOf({ page: 'alert', id: action.id })}
            aria-label={alertLabels.openOne(name)}
          >
            {alertLabels.open}
          </Link>
        </span>
      </div>
    </li>
  );
}
