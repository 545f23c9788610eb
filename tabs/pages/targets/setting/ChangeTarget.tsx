import { Checkbox, Field, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import type { TargetChange, Targets } from '#shared/contracts/targets/targets.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { targetPurposes, type TargetPurpose } from '#shared/domain/targets/target-settings.ts';
import { cohortText, yearsText } from '#shared/wording/targets/cohort-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { schoolYearText } from '#shared/wording/basics/date-text.ts';
import { purposeLabels, scopeText, targetPageLabels } from '#shared/wording/targets/target-setting-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { SaveRow } from '../../../components/basics/forms/SaveRow.tsx';
import {
  changeOf,
  draftFor,
  isPast,
  percentOfText,
  scopeKeysFor,
  scopeOfKey,
  withScope,
  withPurpose,
  yearsFor,
  type TargetDraft,
} from './target-draft.ts';
import { TargetPreview } from './TargetPreview.tsx';

const useStyles = makeStyles({
  form: { padding: '16px 20px 20px', display: 'grid', gap: '16px' },
  fields: {
    display: 'grid',
    gap: '12px 20px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(14rem, 100%), 1fr))',
    alignItems: 'start',
    '& > *': { minWidth: 0 },
  },
  control: { minHeight: '44px', width: '100%', '& select': { height: '44px', minWidth: 0 } },
});

/** A small form that shows what a target would do today before it is set. */
export function ChangeTarget({ targets }: { targets: Targets }) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const api = useApi();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftFor(targets));
  const change = changeOf(draft);
  const past = isPast(draft, targets);
  const set = useMutation({
    mutationFn: (body: TargetChange) => api.request('setTarget', { body }),
    onSuccess: () => client.invalidateQueries(),
  });
  const edit = (next: TargetDraft) => {
    set.reset();
    setDraft(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change && (!past || draft.changePast)) set.mutate(change);
  };
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {targetPageLabels.change}
      </h2>
      <form className={mergeClasses(page.sheet, page.notPrinted, styles.form)} onSubmit={submit}>
        <Fields draft={draft} targets={targets} edit={edit} />
        {past && (
          <Checkbox
            checked={draft.changePast}
            label={targetPageLabels.changePast}
            onChange={(_event, { checked }) => edit({ ...draft, changePast: checked === true })}
          />
        )}
        {draft.purpose === 'daily' && change && <TargetPreview change={change} />}
        <SaveRow
          saving={set}
          label={targetPageLabels.save}
          pending={targetPageLabels.saving}
          saved={targetPageLabels.saved}
          disabled={!change || (past && !draft.changePast)}
        />
      </form>
    </section>
  );
}

type FieldsProps = { draft: TargetDraft; targets: Targets; edit: (draft: TargetDraft) => void };

function Fields({ draft, targets, edit }: FieldsProps) {
  const styles = useStyles();
  const nameOf = (school: string) => targets.schools.find((one) => one.school === school)?.name ?? school;
  const purposes = targetPurposes.filter((purpose) => scopeKeysFor(targets, purpose).length > 0);
  const badPercent = draft.percent !== '' && percentOfText(draft.percent) === null;
  return (
    <div className={styles.fields}>
      <Field label={targetPageLabels.what}>
        <Select
          className={styles.control}
          value={draft.purpose}
          onChange={(_event, { value }) => edit(withPurpose(draft, value as TargetPurpose, targets))}
        >
          {purposes.map((purpose) => (
            <option key={purpose} value={purpose}>
              {sentenceCase(purposeLabels[purpose])}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={targetPageLabels.whose}>
        <Select
          className={styles.control}
          value={draft.scopeKey}
          onChange={(_event, { value }) => edit(withScope(draft, value, targets))}
        >
          {scopeKeysFor(targets, draft.purpose).map((scopeKey) => (
            <option key={scopeKey} value={scopeKey}>
              {sentenceCase(scopeText(scopeOfKey(scopeKey), nameOf))}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={targetPageLabels.percent}
        validationState={badPercent ? 'error' : 'none'}
        validationMessage={badPercent ? targetPageLabels.percentSays : undefined}
      >
        <Input
          className={styles.control}
          inputMode="decimal"
          value={draft.percent}
          contentAfter="%"
          onChange={(_event, { value }) => edit({ ...draft, percent: value })}
        />
      </Field>
      <Field label={targetPageLabels.cohort}>
        <Select
          className={styles.control}
          value={draft.cohort}
          onChange={(_event, { value }) => edit({ ...draft, cohort: value === 'all' ? 'all' : 'pp' })}
        >
          <option value="pp">{sentenceCase(cohortText('pp'))}</option>
          <option value="all">{sentenceCase(cohortText('all'))}</option>
        </Select>
      </Field>
      {draft.purpose !== 'department-minimum' && (
        <Field label={targetPageLabels.years}>
          <Select
            className={styles.control}
            value={draft.years}
            onChange={(_event, { value }) => edit({ ...draft, years: value })}
          >
            <option value="">{sentenceCase(targetPageLabels.usualYears)}</option>
            {yearsFor(draft, targets).map((years) => (
              <option key={years} value={years}>
                {sentenceCase(yearsText(years))}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Starts draft={draft} targets={targets} edit={edit} />
    </div>
  );
}

/** A day; a school year for the Department's minimum. */
function Starts({ draft, targets, edit }: FieldsProps) {
  const styles = useStyles();
  if (draft.purpose !== 'department-minimum')
    return (
      <Field label={targetPageLabels.from}>
        <Input
          className={styles.control}
          type="date"
          value={draft.starts}
          onChange={(_event, { value }) => edit({ ...draft, starts: value, changePast: false })}
        />
      </Field>
    );
  const thisYear = schoolYearOf(targets.date);
  return (
    <Field label={targetPageLabels.schoolYear}>
      <Select
        className={styles.control}
        value={draft.starts}
        onChange={(_event, { value }) => edit({ ...draft, starts: value })}
      >
        {[thisYear, thisYear + 1].map((year) => (
          <option key={year} value={firstDayOfSchoolYear(year)}>
            {schoolYearText(year)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
