import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Textarea,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { supportChoices } from '#shared/wording/actions/call-text.ts';
import type { OutcomeDraft } from './outcome-draft.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '10px', paddingTop: '8px' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  chip: { minHeight: '44px', fontWeight: tokens.fontWeightRegular },
});

type Props = { draft: OutcomeDraft; change: (draft: OutcomeDraft) => void };

/** What some calls need besides the three taps; it goes along with whichever tap saves. */
export function MoreToSay({ draft, change }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <Field label={callPageLabels.support}>
        <div className={styles.row} role="group" aria-label={callPageLabels.support}>
          {supportChoices.map(({ value, label }) => {
            const chosen = draft.support.includes(value);
            const support = chosen
              ? draft.support.filter((need) => need !== value)
              : [...draft.support, value];
            return (
              <ToggleButton
                key={value}
                className={styles.chip}
                checked={chosen}
                onClick={() => change({ ...draft, support })}
              >
                {label}
              </ToggleButton>
            );
          })}
        </div>
      </Field>
      <Field label={callPageLabels.nextStep}>
        <Input
          value={draft.nextStep}
          maxLength={500}
          onChange={(_event, { value }) => change({ ...draft, nextStep: value })}
        />
      </Field>
      <Field label={callPageLabels.note}>
        <Textarea
          value={draft.note}
          maxLength={2_000}
          resize="vertical"
          onChange={(_event, { value }) => change({ ...draft, note: value })}
        />
      </Field>
      <Checkbox
        label={callPageLabels.restricted}
        checked={draft.restricted}
        onChange={(_event, { checked }) => change({ ...draft, restricted: checked === true })}
      />
    </div>
  );
}
