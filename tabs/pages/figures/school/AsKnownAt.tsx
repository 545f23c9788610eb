import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { londonInstant, londonIso } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { knownAtLabels } from '#shared/wording/figures/school-text.ts';
import { Disclosure } from '../../../components/basics/Disclosure.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px', margin: '0 0 8px' },
  says: { flexBasis: '100%', margin: 0 },
});

/** A past moment whose knowledge the figures are shown with; opened by those who wonder what was known then. */
export function AsKnownAt({
  today,
  knownAt,
  onKnownAt,
}: {
  today: SchoolDate;
  knownAt: string | null;
  onKnownAt: (knownAt: string | null) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const [date, setDate] = useState(today);
  const [time, setTime] = useState('09:00');
  return (
    <Disclosure says={knownAtLabels.disclosure}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onKnownAt(londonIso(londonInstant(date, time)));
        }}
      >
        <Field label={knownAtLabels.date}>
          <Input type="date" required value={date} max={today} onChange={(_, { value }) => setDate(value)} />
        </Field>
        <Field label={knownAtLabels.time}>
          <Input type="time" required value={time} onChange={(_, { value }) => setTime(value)} />
        </Field>
        <Button className={page.touch} type="submit">
          {knownAtLabels.show}
        </Button>
        {knownAt !== null && (
          <Button className={page.touch} onClick={() => onKnownAt(null)}>
            {knownAtLabels.now}
          </Button>
        )}
        <p className={`${styles.says} ${page.quiet}`}>{knownAtLabels.says}</p>
      </form>
    </Disclosure>
  );
}
