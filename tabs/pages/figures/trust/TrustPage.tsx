import { lazy, Suspense, type ComponentType } from 'react';
import type { TrustPageName } from '#shared/wording/figures/trust-table-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { TrustNav } from './TrustNav.tsx';

const tables: Partial<Record<TrustPageName, ComponentType>> = {
  days: lazy(() => import('./DaysTable.tsx')),
  gaps: lazy(() => import('./GapsTable.tsx')),
  bands: lazy(() => import('./BandsTable.tsx')),
  'daily-targets': lazy(() => import('./DailyTargetsTable.tsx')),
  'key-measures': lazy(() => import('./KeyMeasuresTable.tsx')),
  'post-16': lazy(() => import('./PostSixteenTable.tsx')),
  groups: lazy(() => import('./GroupsTable.tsx')),
  registers: lazy(() => import('./RegistersTable.tsx')),
  results: lazy(() => import('./ResultsPage.tsx')),
  'first-day-back': lazy(() => import('./FirstDayTable.tsx')),
};

/** One of the trust's tables, with the way to the others. */
export default function TrustPage({ table }: { table: string }) {
  const page = usePageStyles();
  const Table = tables[table as TrustPageName];
  if (!Table) return <ProblemNotice title={tabLabels.noSuchPage} />;
  return (
    <div className={page.page}>
      <TrustNav />
      <Suspense fallback={<TableSkeleton />}>
        <Table key={table} />
      </Suspense>
    </div>
  );
}
