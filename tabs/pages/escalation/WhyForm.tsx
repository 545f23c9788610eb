import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { thisWeekText } from '#shared/wording/escalation/this-week-text.ts';
import { useNow } from '../../api/use-me.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 16px', gridColumn: '1 / -1' },
  why: { flex: '1 1 16rem', minWidth: 0, maxWidth: '34rem' },
  buttons: { display: 'flex', gap: '8px' },
  button: { minHeight: '44px' },
});

/** Why a meeting is not planned, and when to ask again where that is asked. */
export function WhyForm({
  asksUntil,
  keep,
  cancel,
}: {
  asksUntil: boolean;
  keep: (reason: string, until: SchoolDate) => void;
  cancel: () => void;
}) {
  const styles = useStyles();
  const { today } = useNow();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(addDays(mondayOf(today), 7));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isComplete = reason.trim() !== '' && (!asksUntil || until > today);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) keep(reason.trim(), until);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <Field className={styles.why} label={thisWeekText.why} hint={thisWeekText.whyHint}>
        <Input
          ref={first}
          value={reason}
          maxLength={300}
          onChange={(_event, { value }) => setReason(value)}
        />
      </Field>
      {asksUntil && (
        <Field label={thisWeekText.until}>
          <Input
            type="date"
            value={until}
            min={addDays(today, 1)}
            onChange={(_event, { value }) => setUntil(value)}
          />
        </Field>
      )}
      <span className={styles.buttons}>
        <Button className={styles.button} appearance="primary" type="submit" disabled={!isComplete}>
          {thisWeekText.keep}
        </Button>
        <Button className={styles.button} onClick={cancel}>
          {thisWeekText.cancel}
        </Button>
      </span>
    </form>
  );
}
