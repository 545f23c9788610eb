import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { createApi } from './api/api-client.ts';
import { createQueryClient } from './api/query-client.ts';
import { ApiContext } from './api/use-api.ts';
import { PageGuard } from './components/basics/PageGuard.tsx';
import { useFocusComesBack } from './components/basics/focus/use-focus-comes-back.ts';
import { ProblemNotice } from './components/basics/ProblemNotice.tsx';
import { TodaySkeleton } from './components/basics/Skeletons.tsx';
import { connectHost, type Host, type HostTheme } from './host/connect-host.ts';
import { fluentThemes } from './host/fluent-theme.ts';
import { readTabConfig, type TabConfig } from './host/tab-config.ts';
import { localTokenSource, tokenSourceFor } from './host/token-source.ts';
import { Offline } from './Offline.tsx';
import { Pages } from './Pages.tsx';

interface Entry {
  host: Host;
  config: TabConfig;
}

const PeoplePicker = lazy(() => import('./host/PeoplePicker.tsx'));

const queryClient = createQueryClient();

const useStyles = makeStyles({
  ground: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
    '@media print': { backgroundColor: 'transparent' },
  },
});

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed />
    </QueryClientProvider>
  );
}

/** Finds out where it stands, then shows the pages in the host's theme. */
function Themed() {
  const styles = useStyles();
  const entry = useQuery({ queryKey: ['place'], queryFn: findPlace, staleTime: Infinity, retry: false });
  const theme = useHostTheme(entry.data?.host ?? null);
  useGround(theme);
  useFocusComesBack();
  return (
    <FluentProvider theme={fluentThemes[theme]}>
      <div className={styles.ground}>
        <PageGuard>
          {entry.isPending && <TodaySkeleton label={tabLabels.starting} />}
          {entry.isError && <ProblemNotice title={tabLabels.notStarted} again={() => void entry.refetch()} />}
          {entry.data && <Entrance entry={entry.data} again={() => void entry.refetch()} />}
        </PageGuard>
      </div>
    </FluentProvider>
  );
}

/** The window's own parts, its scroll bars and what shows beside the page, go with the theme. */
function useGround(theme: HostTheme): void {
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
    document.body.style.backgroundColor = fluentThemes[theme].colorNeutralBackground2;
  }, [theme]);
}

async function findPlace(): Promise<Entry> {
  const [host, config] = await Promise.all([connectHost(), readTabConfig()]);
  host.ready();
  return { host, config };
}

function useHostTheme(host: Host | null): HostTheme {
  const [changed, setChanged] = useState<HostTheme | null>(null);
  useEffect(() => host?.followTheme(setChanged), [host]);
  return changed ?? host?.theme ?? 'default';
}

/** Signs in whoever the host names; on a page of its own in local mode, whoever is picked. */
function Entrance({ entry: { host, config }, again }: { entry: Entry; again: () => void }) {
  const [picked, setPicked] = useState(pickedPerson);
  const api = useMemo(() => {
    const token = tokenSourceFor(config, host) ?? (picked ? localTokenSource(picked) : null);
    return token && createApi(token);
  }, [config, host, picked]);

  // Nobody can be signed in without the network; a sign-in that cannot come would be waited for.
  if (config.isKept) return <Offline again={again} />;
  if (!api) {
    return (
      <Suspense fallback={<TodaySkeleton />}>
        <PeoplePicker
          pick={(email) => {
            rememberPerson(email);
            setPicked(email);
          }}
        />
      </Suspense>
    );
  }
  return (
    <ApiContext value={api}>
      <Pages subPage={host.subPage} />
    </ApiContext>
  );
}

/** In local mode the person stands in the address (/tab?as=…), so that loading again keeps them. */
function pickedPerson(): string | null {
  return new URLSearchParams(window.location.search).get('as');
}

function rememberPerson(email: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set('as', email);
  window.history.replaceState(null, '', address);
}
