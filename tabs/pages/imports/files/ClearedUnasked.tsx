import { Button, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { PastImport } from '#shared/contracts/imports/past-imports.ts';
import {
  mayHaveClearedText,
  pastImportState,
  pastImportTitle,
  pastImportsLabels,
} from '#shared/wording/imports/past-import-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { Disclosure } from '../../../components/basics/Disclosure.tsx';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';

/** Files of before missing columns and blank cells were told apart, until somebody has looked at each. */
export function ClearedUnasked({ files }: { files: readonly PastImport[] }) {
  const styles = useListStyles();
  const page = usePageStyles();
  const id = useId();
  if (files.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {pastImportsLabels.unasked}
      </h2>
      <p className={page.quiet}>{pastImportsLabels.unaskedSays}</p>
      <ul className={mergeClasses(page.sheet, styles.list)}>
        {files.map((file) => (
          <OneFile key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
}

function OneFile({ file }: { file: PastImport }) {
  const styles = useListStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const today = useMe().now.slice(0, 10);
  const check = useMutation({
    mutationFn: () => api.request('checkCleared', { params: { id: file.id } }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <li className={styles.item}>
      <span className={styles.text}>
        <span className={styles.what}>{pastImportTitle(file)}</span>
        <span>{mayHaveClearedText(file.cleared)}</span>
        <span className={page.quiet}>{pastImportState(file, today)}</span>
        <Disclosure says={pastImportsLabels.which}>
          <dl>
            {file.cleared.map(({ column, rows, records }) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>
                  {records.join(', ')}{' '}
                  {rows > records.length && pastImportsLabels.more(rows - records.length)}
                </dd>
              </div>
            ))}
          </dl>
        </Disclosure>
        <span role="status">{check.isError && problemText(check.error)}</span>
      </span>
      <Button
        className={styles.button}
        disabled={check.isPending}
        aria-label={`${pastImportsLabels.checked}: ${pastImportTitle(file)}, ${pastImportState(file, today)}`}
        onClick={() => check.mutate()}
      >
        {pastImportsLabels.checked}
      </Button>
    </li>
  );
}
