import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ContactToRing } from '#shared/contracts/actions/action.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { contactText } from '#shared/wording/actions/call-text.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px', marginBottom: '8px' },
  label: { color: tokens.colorNeutralForeground2 },
  select: { flexGrow: 1, minWidth: 'min(260px, 100%)', '& select': { minHeight: '44px' } },
});

type Props = {
  contacts: readonly ContactToRing[];
  rung: ContactRung | null;
  choose: (contact: ContactRung | null) => void;
};

/** Whom one rang: it follows the number that is tapped, and can be said. */
export function WhomRung({ contacts, rung, choose }: Props) {
  const styles = useStyles();
  const id = useId();
  const ringable = contacts.filter(({ phone }) => phone !== null);
  if (ringable.length === 0) return null;
  const at = ringable.findIndex(({ name, phone }) => name === rung?.name && phone === rung.phone);
  return (
    <div className={styles.line}>
      <label className={styles.label} htmlFor={id}>
        {callPageLabels.whomRung}
      </label>
      <Select
        id={id}
        className={styles.select}
        value={at}
        onChange={(_event, { value }) => {
          const found = ringable[Number(value)];
          choose(found ? { name: found.name, phone: found.phone } : null);
        }}
      >
        {ringable.map(({ order, name, phone }, index) => (
          <option key={order} value={index}>
            {contactText({ name, phone })}
          </option>
        ))}
        <option value={-1}>{callPageLabels.somebodyElse}</option>
      </Select>
    </div>
  );
}
