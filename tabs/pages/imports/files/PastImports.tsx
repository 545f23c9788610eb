import { Button, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PastImport } from '#shared/contracts/imports/past-imports.ts';
import {
  pastImportState,
  pastImportTitle,
  pastImportsLabels,
  takenBackText,
} from '#shared/wording/imports/past-import-text.ts';
import { clearedText, importPageLabels } from '#shared/wording/imports/import-text.ts';
import { useApi, useAsk } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { ClearedUnasked } from './ClearedUnasked.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice, problemText } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';

/** The latest files, newest first, each with a way back. */
export function PastImports() {
  const styles = useListStyles();
  const page = usePageStyles();
  const id = useId();
  const found = useAsk('pastImports', {});
  if (found.isPending) return <TableSkeleton rows={3} within />;
  const imports = found.data?.imports ?? [];
  return (
    <>
      <ClearedUnasked files={imports.filter(({ mayHaveClearedUnasked }) => mayHaveClearedUnasked)} />
      <section aria-labelledby={id}>
        <h2 className={page.section} id={id}>
          {pastImportsLabels.title}
        </h2>
        {!found.data && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
        {found.data?.imports.length === 0 && <p className={page.quiet}>{pastImportsLabels.none}</p>}
        {found.data && found.data.imports.length > 0 && (
          <ul className={mergeClasses(page.sheet, styles.list)}>
            {found.data.imports.map((file) => (
              <OneImport key={file.id} file={file} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function OneImport({ file }: { file: PastImport }) {
  const styles = useListStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [query, setAsked] = useState(false);
  const today = useMe().now.slice(0, 10);
  const takeBack = useMutation({
    mutationFn: () => api.request('undoImport', { params: { id: file.id } }),
    onSuccess: () => client.invalidateQueries(),
    onSettled: () => setAsked(false),
  });
  return (
    <li className={styles.item}>
      <span className={styles.text}>
        <span className={styles.what}>{pastImportTitle(file)}</span>
        <span>{pastImportState(file, today)}</span>
        {file.cleared.length > 0 && !file.mayHaveClearedUnasked && (
          <span>
            {importPageLabels.cleared}: {clearedText(file.cleared)}.
          </span>
        )}
        <span className={page.quiet} role="status">
          {query && pastImportsLabels.sure}
          {takeBack.isSuccess && takenBackText(takeBack.data)}
          {takeBack.isError && problemText(takeBack.error)}
        </span>
      </span>
      {file.mayTakeBack && !query && (
        <Button
          className={styles.button}
          disabled={takeBack.isPending}
          aria-label={`${pastImportsLabels.takeBack}: ${pastImportTitle(file)}, ${pastImportState(file, today)}`}
          onClick={() => setAsked(true)}
        >
          {pastImportsLabels.takeBack}
        </Button>
      )}
      {query && (
        <span className={styles.buttons}>
          <Button className={styles.button} disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {pastImportsLabels.takeItBack}
          </Button>
          <Button className={styles.button} appearance="subtle" onClick={() => setAsked(false)}>
            {pastImportsLabels.keepIt}
          </Button>
        </span>
      )}
    </li>
  );
}
