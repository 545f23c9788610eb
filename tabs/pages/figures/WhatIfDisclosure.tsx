import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useId, useState } from 'react';
import type { TrustDaily } from '#shared/contracts/figures.ts';
import { whatIfWords } from '#shared/wording/target-setting-words.ts';
import { usePageStyles } from '../../components/page-styles.ts';
import { TableSkeleton } from '../../components/Skeletons.tsx';

const WhatIf = lazy(() => import('./WhatIf.tsx'));

const useStyles = makeStyles({
  button: { minHeight: '44px', paddingLeft: '4px', justifyContent: 'flex-start' },
  place: { margin: '16px 0 0' },
});

/** "What if the target were …?", opened by those who wonder. */
export function WhatIfDisclosure({ daily }: { daily: TrustDaily }) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className={`${styles.place} ${page.notPrinted}`}>
      <Button
        className={styles.button}
        appearance="transparent"
        icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {whatIfWords.disclosure}
      </Button>
      <div id={id} hidden={!open}>
        {open && (
          <Suspense fallback={<TableSkeleton rows={4} within />}>
            <WhatIf date={daily.date} begin={commonPercent(daily)} />
          </Suspense>
        )}
      </div>
    </section>
  );
}

/** The percentage most schools have, to begin with. */
function commonPercent({ schools }: TrustDaily): number {
  const counts = new Map<number, number>();
  for (const { target } of schools) counts.set(target.percent, (counts.get(target.percent) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 93;
}
