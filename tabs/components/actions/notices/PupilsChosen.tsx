import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { DismissRegular, SearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';

export interface ChosenPupil {
  id: string;
  name: string;
}

const LETTERS = 3;
const SHOWN = 6;

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: '8px', listStyle: 'none', margin: '8px 0 0', padding: 0 },
});

/** Found by three letters, one after the other: siblings, or a whole trip. */
export function PupilsChosen({
  school,
  pupils,
  onPupils,
  single = false,
}: {
  school: string;
  /** One pupil at a time. */
  single?: boolean;
  pupils: readonly ChosenPupil[];
  onPupils: (pupils: readonly ChosenPupil[]) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const isEnough = text.length >= LETTERS;
  const found = useAsk('searchPupils', { body: { text, limit: 20 } }, { enabled: isEnough });
  const items = (found.data?.items ?? [])
    .filter((pupil) => pupil.school === school && !pupils.some(({ id }) => id === pupil.id))
    .slice(0, SHOWN);
  return (
    <div>
      <Field label={single ? signingText.who : pupils.length === 0 ? noticeLabels.who : noticeLabels.another}>
        <Input
          // The first thing one types, and the only field that must be filled.
          autoFocus
          type="search"
          placeholder={noticeLabels.find}
          contentBefore={<SearchRegular />}
          value={typed}
          onChange={(_event, { value }) => setTyped(value)}
        />
      </Field>
      {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
      {isEnough && found.isSuccess && items.length === 0 && <p role="status">{noticeLabels.nobodyFound}</p>}
      {isEnough && items.length > 0 && (
        <ul className={styles.list}>
          {items.map((pupil) => (
            <li key={pupil.id}>
              <Button
                className={page.touch}
                onClick={() => {
                  onPupils([...pupils, { id: pupil.id, name: pupil.name }]);
                  setTyped('');
                }}
              >
                {[pupil.name, pupil.tutorGroup].filter(Boolean).join(', ')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {pupils.length > 0 && (
        <ul className={styles.list} aria-label={noticeLabels.who}>
          {pupils.map(({ id, name }) => (
            <li key={id}>
              <Button
                className={page.touch}
                appearance="primary"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={noticeLabels.takeOut(name)}
                onClick={() => onPupils(pupils.filter((one) => one.id !== id))}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
