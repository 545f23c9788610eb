import { Field, Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import type { NationalGapChange, Targets } from '#shared/contracts/targets/targets.ts';
import {
  nationalGapFromText,
  nationalGapSentence,
  nationalGapLabels as words,
} from '#shared/wording/targets/national-gap-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { SaveRow } from '../../../components/basics/forms/SaveRow.tsx';
import { gapDraft, gapFaults, gapOfDraft, type GapDraft } from './gap-draft.ts';

const useStyles = makeStyles({
  form: { padding: '16px 20px 20px', display: 'grid', gap: '16px' },
  fields: {
    display: 'grid',
    gap: '12px 20px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(10rem, 100%), 1fr))',
    alignItems: 'start',
    '& > *': { minWidth: 0 },
  },
  control: { minHeight: '44px', width: '100%', '& input': { minWidth: 0, width: '100%' } },
});

/** What the trust's gaps are set beside; who sets the trust's targets sets it here. */
export function NationalGapSetting({ targets }: { targets: Targets }) {
  const page = usePageStyles();
  const id = useId();
  const { nationalGap, maySetTrust } = targets;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {words.title}
      </h2>
      <p>
        {nationalGapSentence(nationalGap)} <span className={page.quiet}>{words.says}</span>
      </p>
      <p className={page.quiet}>{nationalGapFromText(nationalGap.from)}</p>
      {maySetTrust && <ChangeGap targets={targets} />}
    </section>
  );
}

function ChangeGap({ targets }: { targets: Targets }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => gapDraft(targets.nationalGap));
  const faults = gapFaults(draft, targets.date);
  const change = gapOfDraft(draft, targets.date);
  const set = useMutation({
    mutationFn: (body: NationalGapChange) => api.request('setNationalGap', { body }),
    onSuccess: () => client.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change) set.mutate(change);
  };
  const field = (part: keyof GapDraft, says: string) => (
    <Field
      label={words[part]}
      validationState={faults.includes(part) ? 'error' : 'none'}
      validationMessage={faults.includes(part) ? says : undefined}
    >
      <Input
        className={styles.control}
        inputMode={part === 'year' ? 'numeric' : 'decimal'}
        value={draft[part]}
        onChange={(_event, { value }) => {
          set.reset();
          setDraft({ ...draft, [part]: value });
        }}
      />
    </Field>
  );
  return (
    <form className={mergeClasses(page.sheet, page.notPrinted, styles.form)} onSubmit={submit}>
      <div className={styles.fields}>
        {field('year', words.yearSays)}
        {field('primary', words.pointsSay)}
        {field('secondary', words.pointsSay)}
      </div>
      <SaveRow
        saving={set}
        label={words.save}
        pending={words.saving}
        saved={words.saved}
        disabled={!change}
      />
    </form>
  );
}
