import { Button, mergeClasses } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { TargetEntry, Targets } from '#shared/contracts/targets/targets.ts';
import { scopeKey } from '#shared/domain/targets/target-settings.ts';
import { entryStateText, entryText, targetPageLabels } from '#shared/wording/targets/target-setting-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';

/** Every change of a target, newest first; one that holds or is planned can be ended. */
export function TargetHistory({ targets }: { targets: Targets }) {
  const styles = useListStyles();
  const page = usePageStyles();
  const id = useId();
  const nameOf = (school: string) => targets.schools.find((one) => one.school === school)?.name ?? school;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {targetPageLabels.history}
      </h2>
      {targets.history.length === 0 && <p className={page.quiet}>{targetPageLabels.noHistory}</p>}
      {targets.history.length > 0 && (
        <ul className={mergeClasses(page.sheet, styles.list)}>
          {targets.history.map((entry) => (
            <Entry
              key={`${entry.purpose} ${scopeKey(entry.scope)} ${entry.starts}`}
              entry={entry}
              today={targets.date}
              nameOf={nameOf}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type EntryProps = { entry: TargetEntry; today: string; nameOf: (school: string) => string };

function Entry({ entry, today, nameOf }: EntryProps) {
  const styles = useListStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const [query, setAsked] = useState(false);
  const planned = entry.state === 'planned';
  const goes = planned || entry.purpose === 'department-minimum';
  const end = useMutation({
    mutationFn: () =>
      api.request('withdrawTarget', {
        body: {
          scope: entry.scope,
          purpose: entry.purpose,
          ...(planned && { starts: entry.starts }),
        },
      }),
    onSuccess: () => client.invalidateQueries(),
    onSettled: () => setAsked(false),
  });
  const what = entryText(entry, nameOf);
  const mayEnd = entry.maySet && entry.state !== 'past' && (entry.target !== null || planned);
  return (
    <li className={styles.item}>
      <span className={styles.text}>
        <span className={styles.what}>{what}</span>
        <span className={page.quiet}>{entryStateText(entry, today)}</span>
        <span role="status">{end.isError && problemText(end.error)}</span>
      </span>
      {mayEnd && !query && (
        <Button
          className={mergeClasses(styles.button, page.notPrinted)}
          aria-label={`${goes ? targetPageLabels.takeAway : targetPageLabels.end}: ${what}`}
          onClick={() => setAsked(true)}
        >
          {goes ? targetPageLabels.takeAway : targetPageLabels.end}
        </Button>
      )}
      {query && (
        <span className={styles.buttons}>
          <Button className={styles.button} disabled={end.isPending} onClick={() => end.mutate()}>
            {goes ? targetPageLabels.sureTakeAway : targetPageLabels.sure}
          </Button>
          <Button className={styles.button} appearance="subtle" onClick={() => setAsked(false)}>
            {targetPageLabels.keep}
          </Button>
        </span>
      )}
    </li>
  );
}
