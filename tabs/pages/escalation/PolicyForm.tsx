import { Button, Checkbox, Field, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyView } from '#shared/contracts/people/escalation-policy.ts';
import { meetingHolders, stageTwoForms } from '#shared/domain/people/escalation-policy.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { holderLabels, proposalLabel, stageLabel } from '#shared/wording/escalation/proposal-text.ts';
import { policyPageText, whosePolicyText } from '#shared/wording/escalation/policy-page-text.ts';
import { useApi } from '../../api/use-api.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';
import { asPerson } from '../pages-for.ts';
import { latenessOf, policyDraftOf, policyInputOf, type PolicyDraft } from './policy-draft.ts';
import { SettlesFields } from './SettlesFields.tsx';
import { SimulatedPolicy, SimulatedTrustPolicy } from './SimulatedPolicy.tsx';
import { StageFields } from './StageFields.tsx';

const useStyles = makeStyles({
  form: { padding: '16px 20px 20px', display: 'grid', gap: '20px' },
  part: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: '6px', fontWeight: 600 },
  fields: {
    display: 'grid',
    gap: '12px 20px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(16rem, 100%), 1fr))',
    alignItems: 'start',
  },
  narrow: { maxWidth: '24rem', marginTop: '12px' },
  save: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  button: { minHeight: '44px' },
});

/** What holds, what somebody would change, and what that would propose. `school` null: the trust's. */
export function PolicyForm({
  policy,
  school,
  mayChange,
}: {
  policy: PolicyView;
  school: string | null;
  mayChange: boolean;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { today } = useNow();
  const me = useMe();
  const [edits, setEdits] = useState<Partial<PolicyDraft>>({});
  const draft: PolicyDraft = { ...policyDraftOf(policy, today), ...edits };
  const edit = (edited: Partial<PolicyDraft>): void => setEdits({ ...edits, ...edited });
  const save = useMutation({
    mutationFn: () => {
      const body = policyInputOf(draft, policy);
      return school === null
        ? api.request('setTrustEscalationPolicy', { body })
        : api.request('setEscalationPolicy', { params: { school }, body });
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      setEdits({});
    },
  });
  const simulate = useMutation({
    mutationFn: async (year: 'this' | 'last') => {
      const asked = { query: { year }, body: policyInputOf(draft, policy) };
      return school === null
        ? { ofTrust: await api.request('simulateTrustEscalationPolicy', asked) }
        : { ofSchool: await api.request('simulateEscalationPolicy', { params: { school }, ...asked }) };
    },
  });
  return (
    <>
      <p className={page.quiet}>
        {whosePolicyText(policy)} {!mayChange && policyPageText.readOnly}
      </p>
      <form
        className={mergeClasses(page.sheet, styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <fieldset className={styles.part} disabled={!mayChange}>
          <legend className={styles.legend}>{policyPageText.stages}</legend>
          <p className={page.quiet}>{policyPageText.says}</p>
          <StageFields
            stages={policy.stages}
            labelOf={stageLabel}
            draft={draft.stages}
            change={(stages) => edit({ stages })}
          />
          <Field className={styles.narrow} label={policyPageText.stageTwo}>
            <Select
              value={draft.stageTwo}
              onChange={(_event, { value }) => edit({ stageTwo: value as PolicyDraft['stageTwo'] })}
            >
              {stageTwoForms.map((form) => (
                <option key={form} value={form}>
                  {policyPageText.stageTwoForms[form]}
                </option>
              ))}
            </Select>
          </Field>
          <Checkbox
            label={policyPageText.textFirst}
            checked={draft.textFirst}
            onChange={(_event, { checked }) => edit({ textFirst: checked === true })}
          />
          <Checkbox
            label={policyPageText.dayTwoCall}
            checked={draft.dayTwoCall}
            onChange={(_event, { checked }) => edit({ dayTwoCall: checked === true })}
          />
        </fieldset>
        <fieldset className={styles.part} disabled={!mayChange}>
          <legend className={styles.legend}>{policyPageText.lateness}</legend>
          <Checkbox
            label={policyPageText.hasLateness}
            checked={draft.hasLateness}
            onChange={(_event, { checked }) => edit({ hasLateness: checked === true })}
          />
          {draft.hasLateness && (
            <StageFields
              stages={latenessOf(policy)}
              labelOf={(stage) => proposalLabel({ rule: 'lateness', stage })}
              draft={draft.lateness}
              change={(lateness) => edit({ lateness })}
            />
          )}
        </fieldset>
        <fieldset className={styles.part} disabled={!mayChange}>
          <legend className={styles.legend}>{policyPageText.settles}</legend>
          <p className={page.quiet}>{policyPageText.settlesSays}</p>
          <SettlesFields settles={draft.settles} change={(settles) => edit({ settles })} />
        </fieldset>
        <fieldset className={styles.part} disabled={!mayChange}>
          <legend className={styles.legend}>{policyPageText.aWeek}</legend>
          <div className={styles.fields}>
            {meetingHolders.map((who) => (
              <Field key={who} label={holderLabels[who]}>
                <Input
                  type="number"
                  min={1}
                  max={99}
                  required
                  value={draft.meetingsAWeek[who] ?? ''}
                  onChange={(_event, { value }) =>
                    edit({ meetingsAWeek: { ...draft.meetingsAWeek, [who]: value } })
                  }
                />
              </Field>
            ))}
          </div>
        </fieldset>
        <fieldset className={styles.part} disabled={!mayChange}>
          <div className={styles.fields}>
            <Field label={policyPageText.notCounted} hint={policyPageText.notCountedHint}>
              <Input value={draft.notCounted} onChange={(_event, { value }) => edit({ notCounted: value })} />
            </Field>
            {mayChange && (
              <Field label={policyPageText.from} hint={policyPageText.fromHint}>
                <Input
                  type="date"
                  required
                  value={draft.from}
                  onChange={(_event, { value }) => edit({ from: value })}
                />
              </Field>
            )}
            {mayChange && school !== null && (
              <Field label={policyPageText.reason}>
                <Input
                  value={draft.reason}
                  maxLength={300}
                  onChange={(_event, { value }) => edit({ reason: value })}
                />
              </Field>
            )}
          </div>
        </fieldset>
        {mayChange && (
          <div className={styles.save}>
            {(school === null || hasRight(asPerson(me), 'see-pupils', school)) && (
              <>
                <Button
                  className={styles.button}
                  disabled={simulate.isPending}
                  onClick={() => simulate.mutate('this')}
                >
                  {policyPageText.simulate}
                </Button>
                <Button
                  className={styles.button}
                  disabled={simulate.isPending}
                  onClick={() => simulate.mutate('last')}
                >
                  {policyPageText.simulateLast}
                </Button>
              </>
            )}
            <Button className={styles.button} appearance="primary" type="submit" disabled={save.isPending}>
              {policyPageText.save}
            </Button>
            <span role="status">
              {save.isSuccess && policyPageText.saved}
              {save.isError && problemText(save.error)}
              {simulate.isError && problemText(simulate.error)}
            </span>
          </div>
        )}
      </form>
      {simulate.data?.ofTrust && <SimulatedTrustPolicy simulated={simulate.data.ofTrust} />}
      {simulate.data?.ofSchool && <SimulatedPolicy simulated={simulate.data.ofSchool} />}
    </>
  );
}
