import { lazy, Suspense } from 'react';
import { OfflineNotice } from './components/basics/ProblemNotice.tsx';

const WithoutNetwork = lazy(() =>
  import('./pages/actions/away/WithoutNetwork.tsx').catch(() => ({ default: OfflineNotice })),
);

/** What the tab shows of this device alone; where not even that part can be had, that the server is out of reach. */
export function Offline({ again }: { again: () => void }) {
  return (
    <Suspense fallback={null}>
      <main>
        <WithoutNetwork again={again} />
      </main>
    </Suspense>
  );
}
