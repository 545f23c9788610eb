import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { TrustDaily } from '#shared/contracts/figures/figures.ts';
import { whatIfLabels } from '#shared/wording/targets/target-setting-text.ts';
import { Disclosure } from '../../../components/basics/Disclosure.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';

const WhatIf = lazy(() => import('./WhatIf.tsx'));

const useStyles = makeStyles({ root: { margin: '16px 0 0' } });

/** "What if the target were …?", opened by those who wonder. */
export function WhatIfDisclosure({ daily }: { daily: TrustDaily }) {
  const styles = useStyles();
  return (
    <section className={styles.root}>
      <Disclosure says={whatIfLabels.disclosure}>
        <Suspense fallback={<TableSkeleton rows={4} within />}>
          <WhatIf date={daily.date} begin={commonPercent(daily)} />
        </Suspense>
      </Disclosure>
    </section>
  );
}

/** The percentage most schools have, to begin with. */
function commonPercent({ schools }: TrustDaily): number {
  const counts = new Map<number, number>();
  for (const { target } of schools) counts.set(target.percent, (counts.get(target.percent) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 93;
}
