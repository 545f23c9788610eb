import { Button, Field, Input, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { OpenAlert } from '#shared/contracts/actions/alerts.ts';
import { actionKindLabels } from '#shared/wording/actions/action-text.ts';
import { alertLabels, toldText } from '#shared/wording/actions/alert-text.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { useApi, useAsk } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { ProblemNotice } from '../basics/ProblemNotice.tsx';
import { useUndo } from '../basics/undo-context.ts';
import { refreshActions } from './cached-actions.ts';

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
  form: { display: 'grid', gap: '10px', maxWidth: '34rem', paddingTop: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '44px' },
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
      <ul className={styles.list}>
        {alerts.map((alert) => (
          <OneAlert key={alert.action.id} alert={alert} />
        ))}
      </ul>
    </section>
  );
}

function OneAlert({ alert }: { alert: OpenAlert }) {
  const styles = useStyles();
  const { today } = useNow();
  const [closing, setClosing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { action, raisedAt } = alert;
  const told = toldText(alert);
  const name = action.pupil?.name ?? actionKindLabels[action.kind];
  const keepOpen = () => {
    setClosing(false);
    opener.current?.focus();
  };
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span className={styles.text}>
          <span className={styles.who}>{[name, action.tutorGroup].filter(Boolean).join(', ')}</span>{' '}
          {action.raisedBecause} <span className={styles.quiet}>{momentText(raisedAt, today)}</span>
          <span className={mergeClasses(styles.told, told.isTold ? styles.quiet : styles.untold)}>
            {told.text}
          </span>
        </span>
        <Button
          ref={opener}
          className={styles.button}
          aria-expanded={closing}
          aria-label={`${alertLabels.close}: ${name}`}
          onClick={() => setClosing(!closing)}
        >
          {alertLabels.close}
        </Button>
      </div>
      {closing && <CloseAlert alert={alert} name={name} keepOpen={keepOpen} />}
    </li>
  );
}

function CloseAlert({ alert, name, keepOpen }: { alert: OpenAlert; name: string; keepOpen: () => void }) {
  const styles = useStyles();
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const [whatWasDone, setWhatWasDone] = useState('');
  const [recordNumber, setRecordNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const params = { id: alert.action.id };
  const blank = (text: string): boolean => text.trim() === '';
  const again = async () => {
    await refreshActions(client);
    await client.invalidateQueries({ queryKey: ['openAlerts'] });
  };

  async function save() {
    setAsked(true);
    if (blank(whatWasDone) || blank(recordNumber)) return;
    setTrouble(null);
    try {
      await api.request('completeAction', { params, body: { whatWasDone, recordNumber } });
      say(alertLabels.closed(name), async () => {
        await api.request('undoOutcome', { params });
        await again();
      });
      await again();
    } catch (error) {
      setTrouble(error);
    }
  }

  const missing = (text: string) =>
    asked && blank(text)
      ? { validationState: 'error' as const, validationMessage: alertLabels.bothNeeded }
      : {};
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={alertLabels.whatWasDone}
        hint={alertLabels.whatWasDoneSays}
        required
        {...missing(whatWasDone)}
      >
        <Textarea
          autoFocus
          value={whatWasDone}
          maxLength={2000}
          resize="vertical"
          onChange={(_event, { value }) => setWhatWasDone(value)}
        />
      </Field>
      <Field
        label={alertLabels.recordNumber}
        hint={alertLabels.recordNumberSays}
        required
        {...missing(recordNumber)}
      >
        <Input value={recordNumber} maxLength={60} onChange={(_event, { value }) => setRecordNumber(value)} />
      </Field>
      {trouble !== null && <ProblemNotice inline error={trouble} />}
      <div className={styles.buttons}>
        <Button className={styles.button} appearance="primary" type="submit">
          {alertLabels.save}
        </Button>
        <Button className={styles.button} appearance="subtle" onClick={keepOpen}>
          {alertLabels.keepOpen}
        </Button>
      </div>
    </form>
  );
}
