import { Button, Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { alertLabels } from '#shared/wording/actions/alert-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { faultOf } from '../../basics/forms/field-fault.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { useUndo } from '../../basics/undo-context.ts';
import { refreshActions } from '../cached-actions.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '10px', maxWidth: '34rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '44px' },
});

/** What was done and the record's number, both. */
export function CloseAlert({
  id,
  name,
  isDrill,
  insteadOf,
}: {
  id: string;
  name: string;
  isDrill: boolean;
  /** A colleague who has it in hand; null: nobody else has. */
  insteadOf: string | null;
}) {
  const styles = useStyles();
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const [whatWasDone, setWhatWasDone] = useState('');
  const [recordNumber, setRecordNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const params = { id };
  const blank = (text: string): boolean => text.trim() === '';
  const again = () => refreshActions(client);

  async function save() {
    setAsked(true);
    if (blank(whatWasDone) || (!isDrill && blank(recordNumber))) return;
    setTrouble(null);
    const body = {
      whatWasDone,
      ...(!isDrill && { recordNumber }),
      ...(insteadOf !== null && { insteadOf }),
    };
    try {
      await api.request('completeAction', { params, body });
      say(alertLabels.closed(name), async () => {
        await api.request('undoOutcome', { params });
        await again();
      });
      await again();
    } catch (error) {
      setTrouble(error);
    }
  }

  const missing = (text: string) => faultOf(asked && blank(text) && alertLabels.bothNeeded);
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
          value={whatWasDone}
          maxLength={2000}
          resize="vertical"
          onChange={(_event, { value }) => setWhatWasDone(value)}
        />
      </Field>
      {!isDrill && (
        <Field
          label={alertLabels.recordNumber}
          hint={alertLabels.recordNumberSays}
          required
          {...missing(recordNumber)}
        >
          <Input
            value={recordNumber}
            maxLength={60}
            onChange={(_event, { value }) => setRecordNumber(value)}
          />
        </Field>
      )}
      {trouble !== null && <ProblemNotice inline error={trouble} />}
      <div className={styles.buttons}>
        <Button className={styles.button} appearance="primary" type="submit">
          {alertLabels.save}
        </Button>
      </div>
    </form>
  );
}
