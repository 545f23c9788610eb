import { Field, makeStyles, Select, Slider, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cohortText } from '#shared/wording/targets/cohort-text.ts';
import { targetText } from '#shared/wording/basics/number-text.ts';
import { trustBecomesText, whatIfLabels } from '#shared/wording/targets/target-setting-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useSettled } from '../../../components/basics/use-settled.ts';
import { WhatIfTable } from './WhatIfTable.tsx';

const LOWEST_PERCENT = 80;
/** The slider goes by half percents, in whole numbers. */
const HALVES = 2;

const useStyles = makeStyles({
  ask: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px 32px', margin: '4px 0 12px' },
  slider: { flex: '1 1 16rem', maxWidth: '26rem' },
  control: { minHeight: '44px', minWidth: '14rem', '& select': { height: '44px' } },
  sum: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

type Cohort = 'own' | 'pp' | 'all';

/** The day as it stands beside the day with another target; the same figures, nothing saved. */
export default function WhatIf({ date, begin }: { date: string; begin: number }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const [percent, setPercent] = useState(Math.round(begin * HALVES) / HALVES);
  const [cohort, setCohort] = useState<Cohort>('own');
  const settled = useSettled(percent);
  const query = { date, percent: settled, ...(cohort !== 'own' && { cohort }) };
  const found = useQuery({
    queryKey: ['whatIf', query],
    queryFn: ({ signal }) => api.request('whatIf', { query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className={styles.ask}>
        <Field className={styles.slider} label={`${whatIfLabels.percent}: ${targetText(percent)}`}>
          <Slider
            className={styles.control}
            min={LOWEST_PERCENT * HALVES}
            max={100 * HALVES}
            value={percent * HALVES}
            aria-valuetext={targetText(percent)}
            onChange={(_event, { value }) => setPercent(value / HALVES)}
          />
        </Field>
        <Field label={whatIfLabels.cohort}>
          <Select
            className={styles.control}
            value={cohort}
            onChange={(_event, { value }) => setCohort(value as Cohort)}
          >
            <option value="own">{whatIfLabels.ownCohort}</option>
            <option value="pp">{cohortText('pp')}</option>
            <option value="all">{cohortText('all')}</option>
          </Select>
        </Field>
      </div>
      {found.isPending && <TableSkeleton rows={4} within />}
      {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
      {found.data && (
        <>
          <p className={styles.sum} role="status">
            {whatIfLabels.trust}: {trustBecomesText(found.data.trust.now.diff, found.data.trust.then.diff)}
          </p>
          <WhatIfTable found={found.data} />
          <p className={page.quiet}>{whatIfLabels.says}</p>
        </>
      )}
    </>
  );
}
