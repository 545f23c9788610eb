import { Button, makeStyles, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { reasonText } from '#shared/wording/actions/call-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { codeMeaning } from '#shared/wording/registers/code-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';
import { codesOn } from './codes-shown.ts';

const useStyles = makeStyles({
  table: {
    display: 'grid',
    gridTemplateColumns: 'minmax(9rem, 14rem) minmax(9rem, 22rem)',
    alignItems: 'center',
    gap: '6px 16px',
    margin: '8px 0',
  },
  tools: { display: 'flex', alignItems: 'center', gap: '12px' },
});

/** Which code each reason proposes at the school; changed by those who may. */
export function ReasonCodes({ codes }: { codes: CodesToEnter }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const id = useId();
  const [draft, setDraft] = useState<Readonly<Record<string, string | null>>>({});
  const save = useMutation({
    mutationFn: () =>
      api.request('setReasonCodes', { params: { school: codes.school }, body: { reasonCodes: draft } }),
    onSuccess: async () => {
      setDraft({});
      await client.invalidateQueries({ queryKey: ['codesToEnter'] });
    },
  });
  const label = (code: string | null): string =>
    code === null ? codesText.noProposal : `${code} · ${codeMeaning(code)}`;
  return (
    <section aria-label={codesText.reasons}>
      <p className={page.quiet}>{codesText.reasonsSays}</p>
      <div className={styles.table}>
        {codes.reasonCodes.map(({ reason, code }) => {
          const stands = Object.hasOwn(draft, reason) ? (draft[reason] ?? null) : code;
          return [
            <label key={`${reason} label`} htmlFor={`${id}${reason}`}>
              {sentenceCase(reasonText(reason))}
            </label>,
            codes.mayChangeReasonCodes ? (
              <Select
                key={reason}
                id={`${id}${reason}`}
                value={stands ?? ''}
                onChange={(_event, { value }) => setDraft({ ...draft, [reason]: value || null })}
              >
                <option value="">{label(null)}</option>
                {codesOn(codes.date).map((one) => (
                  <option key={one} value={one}>
                    {label(one)}
                  </option>
                ))}
              </Select>
            ) : (
              <output key={reason} id={`${id}${reason}`}>
                {label(stands)}
              </output>
            ),
          ];
        })}
      </div>
      {codes.mayChangeReasonCodes && (
        <div className={styles.tools}>
          <Button
            className={page.touch}
            disabled={Object.keys(draft).length === 0 || save.isPending}
            onClick={() => save.mutate()}
          >
            {codesText.save}
          </Button>
          <span role="status">
            {save.isSuccess && Object.keys(draft).length === 0 && codesText.saved}
            {save.isError && problemText(save.error)}
          </span>
        </div>
      )}
    </section>
  );
}
