import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallScripts as Scripts, CallScriptsInput } from '#shared/contracts/actions/call-scripts.ts';
import { callSettingsLabels, situationLabels } from '#shared/wording/actions/call-settings-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { SaveRow } from '../../../components/basics/forms/SaveRow.tsx';

const useStyles = makeStyles({
  scripts: { padding: '4px 20px 12px' },
  script: { padding: 0, '& summary': { minHeight: '44px', display: 'list-item', lineHeight: '44px' } },
  fields: { display: 'grid', gap: '12px', maxWidth: '46rem', padding: '4px 0 8px' },
});

type Props = { school: string; scripts: Scripts; mayChange: boolean };

/** What to say in each situation: the school's own words, or ours. */
export function CallScripts({ school, scripts, mayChange }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <>
      <p className={page.quiet}>{callSettingsLabels.scriptsSays}</p>
      <div className={`${page.sheet} ${styles.scripts}`}>
        {scripts.situations.map(({ situation, isOwn, opening, points }) => (
          <Script
            key={`${situation} ${isOwn}`}
            school={school}
            title={situationLabels[situation]}
            isOwn={isOwn}
            mayChange={mayChange}
            stands={{ opening, lines: points.join('\n') }}
            changeOf={(script) => ({
              situations: {
                [situation]: script && { opening: script.opening, points: linesOf(script.lines) },
              },
            })}
          />
        ))}
        <Script
          key={`if ill ${scripts.ifIll.isOwn}`}
          school={school}
          title={callSettingsLabels.ifIll}
          isOwn={scripts.ifIll.isOwn}
          mayChange={mayChange}
          stands={{ opening: null, lines: scripts.ifIll.text }}
          changeOf={(script) => ({ ifIll: script && script.lines })}
        />
      </div>
    </>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

interface Written<Opening extends string | null = string | null> {
  opening: Opening;
  lines: string;
}

function Script({
  school,
  title,
  isOwn,
  mayChange,
  stands,
  changeOf,
}: {
  school: string;
  title: string;
  isOwn: boolean;
  mayChange: boolean;
  stands: Written;
  /** Null: ours again. */
  changeOf: (script: Written<string> | null) => CallScriptsInput;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [draft, setDraft] = useState(stands);
  const save = useMutation({
    mutationFn: (script: Written<string> | null) =>
      api.request('setCallScripts', { params: { school }, body: changeOf(script) }),
    onSuccess: (answer) => client.setQueryData(['callScripts', { params: { school } }], answer),
  });
  const isChanged = draft.opening !== stands.opening || draft.lines !== stands.lines;
  return (
    <details className={styles.script}>
      <summary>
        {title}{' '}
        <span className={page.quiet}>· {isOwn ? callSettingsLabels.own : callSettingsLabels.ours}</span>
      </summary>
      <div className={styles.fields}>
        {draft.opening !== null && (
          <Field label={callSettingsLabels.opening}>
            <Textarea
              readOnly={!mayChange}
              resize="vertical"
              maxLength={400}
              value={draft.opening}
              onChange={(_event, { value }) => setDraft({ ...draft, opening: value })}
            />
          </Field>
        )}
        <Field label={draft.opening === null ? title : callSettingsLabels.points}>
          <Textarea
            readOnly={!mayChange}
            resize="vertical"
            rows={5}
            maxLength={draft.opening === null ? 1000 : 3300}
            value={draft.lines}
            onChange={(_event, { value }) => setDraft({ ...draft, lines: value })}
          />
        </Field>
        {mayChange && (
          <SaveRow
            saving={save}
            label={callSettingsLabels.save}
            saved={callSettingsLabels.saved}
            isChanged={isChanged}
            disabled={!isChanged || linesOf(draft.lines).length === 0}
            save={() => save.mutate({ opening: draft.opening ?? '', lines: draft.lines.trim() })}
          >
            {isOwn && (
              <Button className={page.touch} disabled={save.isPending} onClick={() => save.mutate(null)}>
                {callSettingsLabels.reset}
              </Button>
            )}
          </SaveRow>
        )}
      </div>
    </details>
  );
}
