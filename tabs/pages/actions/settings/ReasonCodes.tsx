import { makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useId, useState } from 'react';
import { codesOfReasons, type ReasonCodes as Chosen } from '#shared/domain/actions/reason-codes.ts';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { reasonText } from '#shared/wording/actions/call-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { codeMeaning } from '#shared/wording/registers/code-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { SaveRow } from '../../../components/basics/forms/SaveRow.tsx';
import { codesOn } from '../codes/codes-shown.ts';

const useStyles = makeStyles({
  sheet: { padding: '16px 20px 20px' },
  table: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 14rem) minmax(0, 22rem)',
    alignItems: 'center',
    gap: '6px 16px',
    margin: '12px 0 20px',
    '& select': { minHeight: '44px', width: '100%' },
    '@media (max-width: 640px)': {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)',
      columnGap: '10px',
    },
  },
  says: { margin: 0 },
});

const labelOf = (code: string | null): string =>
  code === null ? codesText.noProposal : `${code} · ${codeMeaning(code)}`;

/** Which code each reason proposes at the school; changed by those who may. */
export function ReasonCodes({
  school,
  chosen,
  mayChange,
}: {
  school: string;
  chosen: Chosen;
  mayChange: boolean;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { today } = useNow();
  const id = useId();
  const [draft, setDraft] = useState<Chosen>({});
  const isChanged = Object.keys(draft).length > 0;
  const save = useMutation({
    mutationFn: (reasonCodes: Chosen) =>
      api.request('setReasonCodes', { params: { school }, body: { reasonCodes } }),
    onSuccess: async (_answer, saved) => {
      await client.invalidateQueries({ queryKey: ['schoolSettings'] });
      setDraft((now) => (now === saved ? {} : now));
      await client.invalidateQueries({ queryKey: ['codesToEnter'] });
    },
  });
  return (
    <div className={mergeClasses(page.sheet, styles.sheet)}>
      <p className={mergeClasses(page.quiet, styles.says)}>{codesText.reasonsSays}</p>
      <div className={styles.table}>
        {Object.entries(codesOfReasons({ ...chosen, ...draft })).map(([reason, code]) => (
          <Fragment key={reason}>
            <label htmlFor={`${id}${reason}`}>{sentenceCase(reasonText(reason))}</label>
            {mayChange ? (
              <Select
                id={`${id}${reason}`}
                value={code ?? ''}
                onChange={(_event, { value }) => setDraft({ ...draft, [reason]: value || null })}
              >
                <option value="">{labelOf(null)}</option>
                {codesOn(today).map((one) => (
                  <option key={one} value={one}>
                    {labelOf(one)}
                  </option>
                ))}
              </Select>
            ) : (
              <output id={`${id}${reason}`}>{labelOf(code)}</output>
            )}
          </Fragment>
        ))}
      </div>
      {mayChange && (
        <SaveRow
          saving={save}
          label={codesText.save}
          saved={codesText.saved}
          isChanged={isChanged}
          disabled={!isChanged}
          save={() => save.mutate(draft)}
        />
      )}
    </div>
  );
}
