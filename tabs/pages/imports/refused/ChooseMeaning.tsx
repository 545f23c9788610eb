import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RefusedCode } from '#shared/contracts/imports/refused.ts';
import { meaningChoices, refusedLabels } from '#shared/wording/imports/refused-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 12px' },
  meaning: { flex: '1 1 18rem', minWidth: 0 },
  from: { flex: '0 1 13rem' },
  control: { minHeight: '44px', minWidth: 0 },
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%', height: '44px' } },
});

type Props = { code: RefusedCode; about: string; kept: () => void };

/** The national codes in use on the marks' days, and the day from which one holds. */
export function ChooseMeaning({ code, about, kept }: Props) {
  const styles = useStyles();
  const lists = useListStyles();
  const api = useApi();
  const client = useQueryClient();
  const [means, setMeans] = useState(code.means ?? '');
  const [from, setFrom] = useState('');
  const keep = useMutation({
    mutationFn: () =>
      api.request('putLocalCode', {
        params: { school: code.school },
        body: { code: code.code, means, from: from === '' ? null : from },
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      kept();
    },
  });
  return (
    <div className={styles.row} role="group" aria-label={about}>
      <Field className={styles.meaning} label={refusedLabels.means}>
        <Select
          className={styles.select}
          value={means}
          disabled={keep.isPending}
          onChange={(_event, { value }) => setMeans(value)}
        >
          <option value="">{refusedLabels.choose}</option>
          {meaningChoices(code.first, code.last).map(({ heading, codes }) => (
            <optgroup key={heading} label={heading}>
              {codes.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.text}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field className={styles.from} label={refusedLabels.from}>
        <Input
          className={styles.control}
          type="date"
          value={from}
          disabled={keep.isPending}
          onChange={(_event, { value }) => setFrom(value)}
        />
      </Field>
      <Button
        className={lists.button}
        appearance="primary"
        disabled={means === '' || keep.isPending}
        aria-label={`${refusedLabels.keep}: ${about}`}
        onClick={() => keep.mutate()}
      >
        {refusedLabels.keep}
      </Button>
      {keep.isError && <span role="alert">{problemText(keep.error)}</span>}
    </div>
  );
}
