import { Button, Field, makeStyles, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AlertSheet } from '#shared/contracts/actions/alerts.ts';
import { alertLabels } from '#shared/wording/actions/alert-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 16px', maxWidth: '34rem' },
  field: { flex: '1 1 14rem', minWidth: 0 },
  control: { minHeight: '44px', '& select': { height: '44px', minWidth: 0 } },
  button: { minHeight: '44px' },
});

/** To another who handles alerts, by name. */
export function HandOn({
  id,
  to,
  insteadOf,
}: {
  id: string;
  to: AlertSheet['handOnTo'];
  /** A colleague who has it in hand; null: nobody else has. */
  insteadOf: string | null;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [chosen, setChosen] = useState('');
  const handOn = useMutation({
    mutationFn: () =>
      api.request('handOnAlert', {
        params: { id },
        body: { to: chosen, ...(insteadOf !== null && { insteadOf }) },
      }),
    onSuccess: () => setChosen(''),
    onSettled: () => refreshActions(client),
  });
  return (
    <>
      <h2 className={page.section}>{alertLabels.handOn}</h2>
      {to.length === 0 ? (
        <p>{alertLabels.noOthers}</p>
      ) : (
        <>
          <p className={page.quiet}>{alertLabels.handOnSays}</p>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (chosen) handOn.mutate();
            }}
          >
            <Field className={styles.field} label={alertLabels.handOnTo}>
              <Select
                className={styles.control}
                value={chosen}
                onChange={(_event, { value }) => setChosen(value)}
              >
                <option value="">{alertLabels.choose}</option>
                {to.map(({ id: staffId, name }) => (
                  <option key={staffId} value={staffId}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Button className={styles.button} type="submit" disabled={!chosen || handOn.isPending}>
              {alertLabels.handOn}
            </Button>
          </form>
          <span role="status">{handOn.isError && problemText(handOn.error)}</span>
        </>
      )}
    </>
  );
}
