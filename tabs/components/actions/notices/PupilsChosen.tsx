import { Button, Field, Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { DismissRegular, SearchRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import type { AnswerTo } from '#shared/contracts/tab-api.ts';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import { useApi, useAsk } from '../../../api/use-api.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { KeyHint } from '../ChoiceRow.tsx';

export interface ChosenPupil {
  id: string;
  name: string;
}

type Found = AnswerTo<'searchPupils'>;
const searchFor = (text: string) => ({ body: { text, limit: 20 } });

const LETTERS = 3;
const SHOWN = 6;
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: '8px', listStyle: 'none', margin: '8px 0 0', padding: 0 },
  keys: { '@media (hover: none)': { display: 'none' } },
});

/**
 * Found by three letters, one after the other: siblings, or a whole trip. Enter chooses the first, arrow keys move
 * among them, and Enter with nothing typed goes on.
 */
export function PupilsChosen({
  school,
  pupils,
  onPupils,
  goOn,
  single = false,
}: {
  school: string;
  /** To what is asked next, once somebody is chosen. */
  goOn: () => void;
  /** One pupil at a time. */
  single?: boolean;
  pupils: readonly ChosenPupil[];
  onPupils: (pupils: readonly ChosenPupil[]) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const isEnough = text.length >= LETTERS;
  const found = useAsk('searchPupils', searchFor(text), { enabled: isEnough });
  const among = ({ items }: Found): Found['items'] =>
    items.filter((pupil) => pupil.school === school && !pupils.some(({ id }) => id === pupil.id));
  const all = found.data ? among(found.data) : [];
  const items = all.slice(0, SHOWN);
  const [first] = items;
  const isAnswered = isEnough && found.isSuccess && text === typed.trim();

  const choose = ({ id, name }: ChosenPupil): void => {
    onPupils([...pupils, { id, name }]);
    setTyped('');
  };
  /** Enter came before the answer: one pupil is meant, of several whom nobody has seen yet none is. */
  const chooseTheOnly = async (name: string): Promise<void> => {
    const search = searchFor(name);
    const queryFn = () => api.request('searchPupils', search);
    const answer = await client.ensureQueryData({ queryKey: ['searchPupils', search], queryFn });
    const [only, ...others] = among(answer);
    if (only && others.length === 0 && field.current?.value.trim() === name) choose(only);
  };

  const pressInField = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.repeat) return;
    if (event.key === 'ArrowDown' && isAnswered) list.current?.querySelector('button')?.focus();
    else if (event.key !== 'Enter') return;
    else if (isAnswered && first) choose(first);
    else if (typed.trim() === '' && pupils.length > 0) goOn();
    // What went wrong stands below the field.
    else if (typed.trim().length >= LETTERS) chooseTheOnly(typed.trim()).catch(() => undefined);
    event.preventDefault();
  };
  const pressInList = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = buttons.indexOf(event.currentTarget) + by;
    (next < 0 ? field.current : buttons[next])?.focus();
  };
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
          ref={field}
          onChange={(_event, { value }) => setTyped(value)}
          onKeyDown={pressInField}
        />
      </Field>
      {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
      {isEnough && found.isSuccess && items.length === 0 && <p role="status">{noticeLabels.nobodyFound}</p>}
      {isEnough && all.length > SHOWN && (
        <p className={page.quiet} role="status">
          {noticeLabels.moreFound}
        </p>
      )}
      <span role="status" className={page.onlyHeard}>
        {isAnswered && first && noticeLabels.found(saysOf(first), items.length)}
      </span>
      {isEnough && items.length > 0 && (
        <ul ref={list} className={styles.list}>
          {items.map((pupil) => (
            <li key={pupil.id}>
              <Button
                className={page.touch}
                onKeyDown={pressInList}
                onClick={({ detail }) => {
                  choose(pupil);
                  // By a key: the button that has the focus goes.
                  if (detail === 0) field.current?.focus();
                }}
              >
                {saysOf(pupil)}
                {pupil === first && <KeyHint name={noticeLabels.enter} />}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {pupils.length > 0 && typed === '' && (
        <span className={mergeClasses(page.quiet, styles.keys)}>{noticeLabels.goOn}</span>
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

const saysOf = ({ name, tutorGroup }: { name: string; tutorGroup: string | null }): string =>
  [name, tutorGroup].filter(Boolean).join(', ');
