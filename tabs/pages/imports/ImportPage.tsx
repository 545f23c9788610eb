import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  ProgressBar,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { mayImport } from '#shared/domain/people/permission.ts';
import { fileSizeText, importKindLabels, importPageLabels } from '#shared/wording/imports/import-text.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useApi } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { PastImports } from './files/PastImports.tsx';
import { ImportReportView } from './files/ImportReportView.tsx';
import { asPerson } from '../pages-for.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px', maxWidth: '34rem', padding: '20px', marginBottom: '16px' },
  drop: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    padding: '16px',
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorNeutralBackground1Hover },
  control: { minHeight: '44px' },
  hidden: { display: 'none' },
});

/** Bringing in a CSV file, and what came of it. */
export default function ImportPage() {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const person = asPerson(useMe());
  const kinds = (Object.keys(importKindLabels) as ImportKind[]).filter(
    (kind) => mayImport(person, kind).length > 0,
  );
  const [kind, setKind] = useState<ImportKind>('marks');
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const bringIn = useMutation({
    mutationFn: (chosen: File) => api.importFile(kind, chosen, setSent),
    onSuccess: () => client.invalidateQueries(),
  });

  function again() {
    bringIn.reset();
    setFile(null);
    setSent(0);
  }

  return (
    <div className={page.page}>
      <h1 className={page.heading}>{importPageLabels.title}</h1>
      <p className={page.quiet}>{importPageLabels.says}</p>
      {bringIn.isSuccess && <ImportReportView report={bringIn.data} again={again} />}
      {!bringIn.isSuccess && (
        <div className={mergeClasses(page.sheet, styles.form)}>
          <Field label={importPageLabels.kind}>
            <Select
              className={styles.control}
              value={kind}
              disabled={bringIn.isPending}
              onChange={(_event, { value }) => setKind(value as ImportKind)}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {importKindLabels[one]}
                </option>
              ))}
            </Select>
          </Field>
          <ChooseFile file={file} choose={setFile} disabled={bringIn.isPending} />
          <Button
            className={styles.control}
            appearance="primary"
            disabled={!file || bringIn.isPending}
            onClick={() => file && bringIn.mutate(file)}
          >
            {importPageLabels.bringIn}
          </Button>
          {bringIn.isPending && (
            <Field
              validationState="none"
              validationMessage={sent < 1 ? importPageLabels.sending(sent) : importPageLabels.checking}
            >
              <ProgressBar value={sent < 1 ? sent : undefined} />
            </Field>
          )}
        </div>
      )}
      {bringIn.isError && (
        <ProblemNotice
          inline
          title={importPageLabels.notRead}
          error={bringIn.error}
          kept={isOffline(bringIn.error) ? importPageLabels.safeAgain : undefined}
        />
      )}
      <PastImports />
    </div>
  );
}

function isOffline(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'offline';
}

type ChooseProps = { file: File | null; choose: (file: File) => void; disabled: boolean };

function ChooseFile({ file, choose, disabled }: ChooseProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const first = event.dataTransfer.files[0];
    if (first && !disabled) choose(first);
  }

  return (
    <div
      className={mergeClasses(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        accept=".csv,text/csv"
        aria-label={importPageLabels.file}
        onChange={(event) => {
          const first = event.currentTarget.files?.[0];
          if (first) choose(first);
        }}
      />
      <Button className={styles.control} disabled={disabled} onClick={() => input.current?.click()}>
        {importPageLabels.choose}
      </Button>
      <span className={file ? undefined : page.quiet}>
        {file ? importPageLabels.chosen(file.name, fileSizeText(file.size)) : importPageLabels.drop}
      </span>
    </div>
  );
}
