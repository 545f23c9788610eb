import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { RefusedCode } from '#shared/contracts/imports/refused.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import {
  bringInText,
  broughtInText,
  codeQuestionText,
  codeRefusedText,
  letGoText,
  refusedLabels,
} from '#shared/wording/imports/refused-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';
import { ChooseMeaning } from './ChooseMeaning.tsx';

const useStyles = makeStyles({ whole: { flex: '1 1 100%', minWidth: 0 } });

type Props = {
  codes: RefusedCode[];
  more: number;
  today: SchoolDate;
  done: (text: string) => void;
};

/** Each unknown code with what it is asked, or the press that brings its marks in. */
export function RefusedCodes({ codes, more, today, done }: Props) {
  const styles = useListStyles();
  const page = usePageStyles();
  const id = useId();
  if (codes.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {refusedLabels.codes}
      </h2>
      <ul className={mergeClasses(page.sheet, styles.list)}>
        {codes.map((code) => (
          <OneCode key={`${code.school} ${code.code}`} code={code} today={today} done={done} />
        ))}
      </ul>
      {more > 0 && <p className={page.quiet}>{refusedLabels.more(more)}</p>}
    </section>
  );
}

type OneProps = { code: RefusedCode } & Pick<Props, 'today' | 'done'>;

function OneCode({ code, today, done }: OneProps) {
  const lists = useListStyles();
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const about = codeRefusedText(code, today);
  const params = { school: code.school };
  const bringIn = useMutation({
    mutationFn: () => api.request('bringInCode', { params, body: { code: code.code } }),
    onSuccess: (answer) => {
      done(broughtInText(code.code, answer));
      return client.invalidateQueries();
    },
  });
  const letGo = useMutation({
    mutationFn: () => api.request('letGoCode', { params, body: { code: code.code } }),
    onSuccess: (answer) => {
      done(letGoText(code.code, answer.letGo));
      return client.invalidateQueries();
    },
  });
  const asks = code.maySay && (code.means === null || changing);
  return (
    <li className={lists.item}>
      <span className={lists.text}>
        <span className={lists.what}>{about}</span>
        <span>{codeQuestionText(code)}</span>
        {code.means === null && !code.maySay && (
          <span className={page.quiet}>{refusedLabels.askOfficer}</span>
        )}
        {bringIn.isError && <span role="alert">{problemText(bringIn.error)}</span>}
        {letGo.isError && <span role="alert">{problemText(letGo.error)}</span>}
      </span>
      <span className={lists.buttons}>
        {code.means !== null && (
          <Button
            className={lists.button}
            appearance="primary"
            disabled={bringIn.isPending}
            aria-label={`${bringInText(code.marks)}: ${about}`}
            onClick={() => bringIn.mutate()}
          >
            {bringInText(code.marks)}
          </Button>
        )}
        {code.means !== null && code.maySay && !changing && (
          <Button
            className={lists.button}
            aria-label={`${refusedLabels.change}: ${about}`}
            onClick={() => setChanging(true)}
          >
            {refusedLabels.change}
          </Button>
        )}
        {code.maySay && (
          <Button
            className={lists.button}
            appearance="subtle"
            disabled={letGo.isPending}
            aria-label={`${refusedLabels.letGo}: ${about}`}
            onClick={() => letGo.mutate()}
          >
            {refusedLabels.letGo}
          </Button>
        )}
      </span>
      {asks && (
        <span className={styles.whole}>
          <ChooseMeaning code={code} about={about} kept={() => setChanging(false)} />
        </span>
      )}
    </li>
  );
}
