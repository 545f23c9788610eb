import { Button, Checkbox, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { SchoolSettings } from '#shared/contracts/people/settings.ts';
import { usualReasonCodes } from '#shared/domain/actions/reason-codes.ts';
import { callOrderRules, NEVER_RUNG_BACK, type CallOrderRule } from '#shared/domain/people/call-choices.ts';
import { absenceCallers, type AbsenceCallsBy } from '#shared/domain/people/who-rings.ts';
import {
  absenceCallsByLabels,
  callOrderLabels,
  callSettingsLabels,
  callTimeLabels,
} from '#shared/wording/actions/call-settings-text.ts';
import { reasonText } from '#shared/wording/actions/call-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { SaveRow } from '../../../components/basics/forms/SaveRow.tsx';
import { changeOf, withEdits, type CallEdits } from './call-edits.ts';

const useStyles = makeStyles({
  form: { padding: '16px 20px 20px', display: 'grid', gap: '20px' },
  part: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: '6px', fontWeight: 600 },
  times: {
    display: 'grid',
    gap: '12px 20px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(18rem, 100%), 1fr))',
    alignItems: 'end',
  },
  by: { maxWidth: '26rem' },
  order: { listStyle: 'none', margin: 0, padding: 0, maxWidth: '26rem' },
  rule: { display: 'flex', alignItems: 'center', gap: '4px' },
  ruleText: { flexGrow: 1 },
  square: { minWidth: '44px', minHeight: '44px' },
  reasons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
    '& > *': { minHeight: '44px' },
  },
});

/** Who rings, from when on, who is rung first, and about what nobody is rung back. */
export function CallChoices({
  school,
  settings,
  mayChange,
}: {
  school: string;
  settings: SchoolSettings;
  mayChange: boolean;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [edits, setEdits] = useState<CallEdits>({});
  const draft = withEdits(settings, edits);
  const edit = (change: CallEdits) => setEdits({ ...edits, ...change });
  const save = useMutation({
    mutationFn: async (edited: CallEdits) => {
      const body = changeOf(settings, edited);
      if (Object.keys(body).length === 0) return settings;
      return api.request('changeSchoolSettings', { params: { school }, body });
    },
    onSuccess: (saved, edited) => {
      client.setQueryData(['schoolSettings', { params: { school } }], saved);
      setEdits((now) => (now === edited ? {} : now));
      return client.invalidateQueries({ queryKey: ['schoolSettings'] });
    },
  });
  return (
    <form
      className={`${page.sheet} ${styles.form}`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save.mutate(edits);
      }}
    >
      <Field className={styles.by} label={callSettingsLabels.by} hint={callSettingsLabels.whoSays}>
        <Select
          disabled={!mayChange}
          value={draft.absenceCallsBy}
          onChange={(_event, { value }) => edit({ absenceCallsBy: value as AbsenceCallsBy })}
        >
          {absenceCallers.map((by) => (
            <option key={by} value={by}>
              {absenceCallsByLabels[by]}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className={styles.part} disabled={!mayChange}>
        <legend className={styles.legend}>{callSettingsLabels.times}</legend>
        <div className={styles.times}>
          {(Object.keys(callTimeLabels) as (keyof typeof callTimeLabels)[]).map((name) => (
            <Field key={name} label={callTimeLabels[name]}>
              <Input
                type="time"
                required
                disabled={!mayChange}
                value={draft.callTimes[name]}
                onChange={(_event, { value }) => edit({ callTimes: { ...edits.callTimes, [name]: value } })}
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <Checkbox
        disabled={!mayChange}
        label={callSettingsLabels.tellCallers}
        checked={draft.tellCallers}
        onChange={(_event, { checked }) => edit({ tellCallers: checked === true })}
      />
      <CallOrder order={draft.callOrder} mayChange={mayChange} onOrder={(callOrder) => edit({ callOrder })} />
      <fieldset className={styles.part}>
        <legend className={styles.legend}>{callSettingsLabels.exceptions}</legend>
        <div className={page.quiet}>{callSettingsLabels.exceptionsSays}</div>
        <div className={styles.reasons}>
          {Object.keys(usualReasonCodes)
            .filter((reason) => reason !== NEVER_RUNG_BACK)
            .map((reason) => (
              <Checkbox
                key={reason}
                disabled={!mayChange}
                label={sentenceCase(reasonText(reason))}
                checked={draft.notRungBack.includes(reason)}
                onChange={(_event, { checked }) =>
                  edit({
                    notRungBack:
                      checked === true
                        ? [...draft.notRungBack, reason]
                        : draft.notRungBack.filter((one) => one !== reason),
                  })
                }
              />
            ))}
        </div>
      </fieldset>
      {mayChange && (
        <SaveRow saving={save} label={callSettingsLabels.save} saved={callSettingsLabels.saved} />
      )}
    </form>
  );
}

/** The rules that are chosen, in their order, and those that are not. */
function CallOrder({
  order,
  mayChange,
  onOrder,
}: {
  order: readonly CallOrderRule[];
  mayChange: boolean;
  onOrder: (order: CallOrderRule[]) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const rules = [...order, ...callOrderRules.filter((rule) => !order.includes(rule))];
  const moved = (rule: CallOrderRule, by: -1 | 1): CallOrderRule[] => {
    const at = order.indexOf(rule);
    const rest = order.filter((one) => one !== rule);
    return rest.toSpliced(at + by, 0, rule);
  };
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{callSettingsLabels.order}</legend>
      <div className={page.quiet}>{callSettingsLabels.orderSays}</div>
      <ol className={styles.order}>
        {rules.map((rule) => {
          const at = order.indexOf(rule);
          const label = callOrderLabels[rule];
          return (
            <li key={rule} className={styles.rule}>
              <Checkbox
                className={styles.ruleText}
                disabled={!mayChange}
                label={at < 0 ? label : `${at + 1}. ${label}`}
                checked={at >= 0}
                onChange={(_event, { checked }) =>
                  onOrder(checked === true ? [...order, rule] : order.filter((one) => one !== rule))
                }
              />
              {mayChange && at >= 0 && (
                <>
                  <Button
                    className={styles.square}
                    appearance="subtle"
                    icon={<ArrowUpRegular />}
                    aria-label={callSettingsLabels.sooner(label)}
                    disabled={at === 0}
                    onClick={() => onOrder(moved(rule, -1))}
                  />
                  <Button
                    className={styles.square}
                    appearance="subtle"
                    icon={<ArrowDownRegular />}
                    aria-label={callSettingsLabels.later(label)}
                    disabled={at === order.length - 1}
                    onClick={() => onOrder(moved(rule, 1))}
                  />
                </>
              )}
            </li>
          );
        })}
      </ol>
      <div className={page.quiet}>{callSettingsLabels.orderEmpty}</div>
    </fieldset>
  );
}
