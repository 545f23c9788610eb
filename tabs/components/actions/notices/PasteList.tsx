import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PupilList } from '#shared/contracts/actions/pupil-list.ts';
import { pasteLabels } from '#shared/wording/actions/notice-form-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import type { ChosenPupil } from './PupilsChosen.tsx';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '8px', justifyItems: 'start' },
  text: { width: '100%' },
  lines: { listStyle: 'none', margin: 0, padding: 0, width: '100%', display: 'grid', gap: '8px' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Names or UPNs from a sheet: who is certain is chosen at once, the rest is asked about line by line. */
export function PasteList({
  school,
  add,
}: {
  school: string;
  add: (pupils: readonly ChosenPupil[]) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const [text, setText] = useState('');
  const [lines, setLines] = useState<PupilList['lines'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const read = async (): Promise<void> => {
    setError(null);
    try {
      const found = await api.request('readPupilList', { params: { school }, body: { text } });
      add(found.lines.flatMap(({ pupils, isCertain }) => (isCertain ? pupils : [])));
      setLines(found.lines);
    } catch (problem) {
      setError(problem);
    }
  };
  const choose = (line: number, pupil: ChosenPupil): void => {
    add([pupil]);
    setLines((all) => all && all.map((one) => (one.line === line ? { ...one, isCertain: true } : one)));
  };
  const open = lines?.filter(({ isCertain }) => !isCertain) ?? [];
  return (
    <div className={styles.box}>
      <Field className={styles.text} label={pasteLabels.list} hint={pasteLabels.hint}>
        <Textarea rows={5} value={text} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <Button className={page.touch} disabled={text.trim() === ''} onClick={() => void read()}>
        {pasteLabels.read}
      </Button>
      {error !== null && <ProblemNotice inline error={error} />}
      {lines && <p role="status">{pasteLabels.found(lines.length - open.length, open.length)}</p>}
      {open.length > 0 && (
        <ul className={styles.lines}>
          {open.map(({ line, text: said, pupils }) => (
            <li key={line}>
              <div>{pasteLabels.line(line, said)}</div>
              <div className={styles.choices}>
                {pupils.map((pupil) => (
                  <Button
                    key={pupil.id}
                    className={page.touch}
                    onClick={() => choose(line, { id: pupil.id, name: pupil.name })}
                  >
                    {[pupil.name, pupil.tutorGroup].filter(Boolean).join(', ')}
                  </Button>
                ))}
                {pupils.length === 0 && <span className={page.quiet}>{pasteLabels.nobody}</span>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
