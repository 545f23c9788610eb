import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AlertLook, AlertSheet } from '#shared/contracts/actions/alerts.ts';
import { alertLabels, lookedText, lookFirstLabels } from '#shared/wording/actions/alert-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';

interface Props extends Pick<AlertSheet, 'lookFirst' | 'emergencyText'> {
  id: string;
}

/** Where the child may be in school after all, who has looked there, and what is done if it is not found. */
export function LookFirst({ id, lookFirst, emergencyText }: Props) {
  const list = useListStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { today } = useNow();
  const look = useMutation({
    mutationFn: (body: AlertLook) => api.request('recordLook', { params: { id }, body }),
    onSettled: () => refreshActions(client),
  });
  return (
    <>
      <h2 className={page.section}>{alertLabels.lookFirst}</h2>
      <p className={page.quiet}>{alertLabels.lookFirstSays}</p>
      <ul className={`${page.sheet} ${list.list}`}>
        {lookFirst.map(({ look: where, looked }) => (
          <li key={where} className={list.item}>
            <span className={list.text}>
              <span className={list.what}>{lookFirstLabels[where]}</span>
              {looked.map((one) => (
                <span key={`${one.at} ${one.by}`}>{lookedText(one, today)}</span>
              ))}
            </span>
            <span className={list.buttons}>
              {[false, true].map((found) => (
                <Button
                  key={String(found)}
                  className={list.button}
                  aria-label={`${found ? alertLabels.there : alertLabels.notThere}: ${lookFirstLabels[where]}`}
                  // Not disabled meanwhile: the focus would be lost.
                  onClick={() => !look.isPending && look.mutate({ look: where, found })}
                >
                  {found ? alertLabels.there : alertLabels.notThere}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <span role="status">{look.isError && problemText(look.error)}</span>
      <h2 className={page.section}>{alertLabels.emergency}</h2>
      <p style={{ whiteSpace: 'pre-wrap' }}>{emergencyText || alertLabels.noEmergency}</p>
    </>
  );
}
