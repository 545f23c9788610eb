import { Button, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { WhatWasRefused } from '#shared/contracts/imports/refused.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { meaningSaidText, meaningTitleText, refusedLabels } from '#shared/wording/imports/refused-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';

type Meaning = WhatWasRefused['meanings'][number];

/** What schools have said of their own codes, each with a way back. */
export function LocalMeanings({ meanings, today }: { meanings: Meaning[]; today: SchoolDate }) {
  const lists = useListStyles();
  const page = usePageStyles();
  const id = useId();
  if (meanings.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {refusedLabels.meanings}
      </h2>
      <ul className={mergeClasses(page.sheet, lists.list)}>
        {meanings.map((meaning) => (
          <OneMeaning key={`${meaning.school} ${meaning.code}`} meaning={meaning} today={today} />
        ))}
      </ul>
    </section>
  );
}

function OneMeaning({ meaning, today }: { meaning: Meaning; today: SchoolDate }) {
  const lists = useListStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const takeBack = useMutation({
    mutationFn: () =>
      api.request('putLocalCode', {
        params: { school: meaning.school },
        body: { code: meaning.code, means: null },
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <li className={lists.item}>
      <span className={lists.text}>
        <span className={lists.what}>{meaningTitleText(meaning)}</span>
        <span className={page.quiet}>{meaningSaidText(meaning, today)}</span>
        {takeBack.isError && <span role="alert">{problemText(takeBack.error)}</span>}
      </span>
      {meaning.maySay && (
        <Button
          className={lists.button}
          appearance="subtle"
          disabled={takeBack.isPending}
          aria-label={`${refusedLabels.takeBack}: ${meaningTitleText(meaning)}`}
          onClick={() => takeBack.mutate()}
        >
          {refusedLabels.takeBack}
        </Button>
      )}
    </li>
  );
}
