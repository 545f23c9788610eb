import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { TargetChange, WhatIf } from '#shared/contracts/targets/targets.ts';
import { becomesText, targetPageLabels, togetherText } from '#shared/wording/targets/target-setting-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';
import { useSettled } from '../../../components/basics/use-settled.ts';

const useStyles = makeStyles({
  box: {
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '2px 24px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(20rem, 100%), 1fr))',
  },
  older: { opacity: 0.6 },
  text: { margin: '4px 0 0' },
});

/** "Birch Academy: 12 over becomes 5 over", for each school the change would reach, as if it held today. */
export function TargetPreview({ change }: { change: TargetChange }) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const api = useApi();
  const text = useSettled(JSON.stringify(seenToday(change)), 300);
  const found = useQuery({
    queryKey: ['previewTarget', text],
    queryFn: ({ signal }) => api.request('previewTarget', { body: JSON.parse(text) as TargetChange, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section className={styles.box} aria-labelledby={id} aria-busy={found.isFetching}>
      <h3 className={styles.title} id={id}>
        {targetPageLabels.preview}
      </h3>
      {found.isPending && <span className={page.quiet}>{targetPageLabels.previewing}</span>}
      {found.isError && <span>{problemText(found.error)}</span>}
      {found.isSuccess && (
        <div className={mergeClasses(found.isPlaceholderData && styles.older)}>
          <Reached found={found.data} />
        </div>
      )}
    </section>
  );
}

/** The day it is to begin plays no part in what it would do today. */
function seenToday(change: TargetChange): TargetChange {
  const { scope, purpose, percent, cohort, years } = change;
  return { scope, purpose, percent, cohort, years };
}

function Reached({ found }: { found: WhatIf }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { schools, trust } = found;
  if (schools.length === 0) return <span className={page.quiet}>{targetPageLabels.reachesNobody}</span>;
  const sorted = [...schools].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <>
      <ul className={styles.list}>
        {sorted.map(({ school, name, now, then }) => (
          <li key={school}>
            {name}: {now.hidden ?? then.hidden ?? becomesText(now, then)}
          </li>
        ))}
      </ul>
      {schools.length > 1 && <p className={styles.text}>{togetherText(trust.now.diff, trust.then.diff)}</p>}
      {trust.now.diff === null && (
        <p className={mergeClasses(page.quiet, styles.text)}>{targetPageLabels.unknownToday}</p>
      )}
    </>
  );
}
