import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { CodesToEnter, CodeToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { codesText, copiedLine } from '#shared/wording/actions/code-text.ts';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { CodeList } from './CodeList.tsx';
import { copyText, isOpen, rowKey, withChosen } from './codes-shown.ts';
import { useEnterCodes } from './use-enter-codes.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    padding: '8px 0',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media print': { display: 'none' },
  },
  keys: { '@media (hover: none)': { display: 'none' } },
});

/** The rows, and what is done with them: copy, and say that they are entered. */
export function CodeWork({ codes }: { codes: CodesToEnter }) {
  const styles = useStyles();
  const page = usePageStyles();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [said, setSaid] = useState('');
  const enter = useEnterCodes(codes.school);

  const rows = withChosen(codes.items, chosen);
  const open = rows.filter(isOpen);
  const marked = open.filter((row) => selected.has(rowKey(row)));
  const listed = rows.filter(({ state }) => state !== 'not-known');
  const unknown = rows.filter(({ state }) => state === 'not-known');

  const copy = async (some: readonly CodeToEnter[]): Promise<void> => {
    const copied = await copyText(some.map(copiedLine).join('\n'));
    setSaid(copied ? codesText.copied(some.length) : codesText.notCopied);
  };
  const say = async (): Promise<void> => {
    const without = marked.filter(({ code }) => code === null).length;
    if (marked.length === 0 || without > 0) {
      setSaid(marked.length === 0 ? codesText.noneSelected : codesText.noCode(without));
      return;
    }
    setSaid('');
    if (await enter(marked)) setSelected(new Set());
  };
  const choice = {
    selected,
    select: (keys: readonly string[], isSelected: boolean): void => {
      const next = new Set(selected);
      for (const key of keys)
        if (isSelected) next.add(key);
        else next.delete(key);
      setSelected(next);
    },
    choose: (key: string, code: string): void => setChosen(new Map(chosen).set(key, code)),
    copy: (row: CodeToEnter): void => void copy([row]),
  };
  const toCopy =
    marked.length > 0 ? marked : listed.filter((row) => isOpen(row) && row.state !== 'taken-back');

  return (
    <>
      <div className={styles.tools}>
        <Button
          className={page.touch}
          icon={<CopyRegular />}
          disabled={toCopy.length === 0}
          onClick={() => void copy(toCopy)}
        >
          {marked.length > 0 ? codesText.copySelected(marked.length) : codesText.copyAll}
        </Button>
        <Button
          className={page.touch}
          appearance="primary"
          icon={<CheckmarkRegular />}
          onClick={() => void say()}
        >
          {marked.length > 0 ? codesText.enteredCount(marked.length) : codesText.entered}
        </Button>
        <ExportMenu name="codesToEnter" input={{ params: { school: codes.school } }} />
        <span role="status">{said}</span>
      </div>
      <p className={page.quiet}>{codesText.says}</p>
      {listed.length > 0 && <CodeList label={codesText.title} rows={listed} choice={choice} />}
      {unknown.length > 0 && (
        <>
          <h2 className={page.section}>{codesText.unknown}</h2>
          <p className={page.quiet}>{codesText.unknownSays}</p>
          <CodeList label={codesText.unknown} rows={unknown} choice={choice} />
        </>
      )}
      <p className={mergeClasses(page.quiet, styles.keys, page.notPrinted)}>{codesText.keys}</p>
    </>
  );
}
