import { lazy, Suspense, type ComponentType } from 'react';
import type { TrustPageName } from '#shared/wording/trust-table-words.ts';
import { usePageStyles } from '../components/page-styles.ts';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { TableSkeleton } from '../components/Skeletons.tsx';
import { tabWords } from '#shared/wording/tab-words.ts';
import { TrustNav } from './trust/TrustNav.tsx';

const tables: Partial<Record<TrustPageName, ComponentType>> = {
  days: lazy(() => import('./trust/DaysTable.tsx')),
  gaps: lazy(() => import('./trust/GapsTable.tsx')),
  bands: lazy(() => import('./trust/BandsTable.tsx')),
  'daily-targets': lazy(() => import('./trust/DailyTargetsTable.tsx')),
  'key-measures': lazy(() => import('./trust/KeyMeasuresTable.tsx')),
  'post-16': lazy(() => import('./trust/PostSixteenTable.tsx')),
  groups: lazy(() => import('./trust/GroupsTable.tsx')),
  registers: lazy(() => import('./trust/RegistersTable.tsx')),
  results: lazy(() => import('./trust/ResultsPage.tsx')),
  'first-day-back': lazy(() => import('./trust/FirstDayTable.tsx')),
};

/** One of the trust's tables, with the way to the others. */
export default function TrustPage({ table }: { table: string }) {
  const page = usePageStyles();
  const Table = tables[table as TrustPageName];
  if (!Table) return <ProblemNotice title={tabWords.noSuchPage} />;
  return (
    <div className={page.page}>
      <TrustNav />
      <Suspense fallback={<TableSkeleton />}>
        <Table key={table} />
      </Suspense>
    </div>
  );
}
