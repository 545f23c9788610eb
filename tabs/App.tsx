import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { tabWords } from '#shared/wording/tab-words.ts';
import { createApi } from './api/api-client.ts';
import { createQueryClient } from './api/query-client.ts';
import { ApiContext } from './api/use-api.ts';
import { PageGuard } from './components/PageGuard.tsx';
import { ProblemNotice } from './components/ProblemNotice.tsx';
import { TodaySkeleton } from './components/Skeletons.tsx';
import { Pages } from './Pages.tsx';
import { connectHost, type Host, type HostTheme } from './host/connect-host.ts';
import { fluentThemes } from './host/fluent-theme.ts';
import { PeoplePicker } from './host/PeoplePicker.tsx';
import { readTabConfig } from './host/tab-config.ts';
import { localTokenSource, tokenSourceFor, type TokenSource } from './host/token-source.ts';

interface Start {
  host: Host;
  token: TokenSource | null;
}

const queryClient = createQueryClient();

const useStyles = makeStyles({
  ground: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
});

/** Finds out where it stands and who is looking, then shows the pages in the host's theme. */
export function App() {
  const styles = useStyles();
  const [theme, setTheme] = useState<HostTheme>('default');
  const [start, setStart] = useState<Start | 'failed' | null>(null);

  async function begin() {
    try {
      const [host, config] = await Promise.all([connectHost(), readTabConfig()]);
      setTheme(host.theme);
      host.followTheme(setTheme);
      host.ready();
      const picked = config.mode === 'local' && !host.inside ? pickedPerson() : null;
      setStart({ host, token: picked ? localTokenSource(picked) : tokenSourceFor(config, host) });
    } catch {
      setStart('failed');
    }
  }

  useEffect(() => {
    void begin();
  }, []);

  return (
    <FluentProvider theme={fluentThemes[theme]} className={styles.ground}>
      <PageGuard>
        {start === null && <TodaySkeleton label={tabWords.starting} />}
        {start === 'failed' && (
          <ProblemNotice
            title={tabWords.notStarted}
            again={() => {
              setStart(null);
              void begin();
            }}
          />
        )}
        {start !== null && start !== 'failed' && (
          <Entrance start={start} pick={(email) => setStart({ ...start, token: rememberPerson(email) })} />
        )}
      </PageGuard>
    </FluentProvider>
  );
}

function Entrance({ start, pick }: { start: Start; pick: (email: string) => void }) {
  const { token, host } = start;
  if (!token) return <PeoplePicker pick={pick} />;
  return <SignedIn key={host.subPage} token={token} subPage={host.subPage} />;
}

function SignedIn({ token, subPage }: { token: TokenSource; subPage: string | null }) {
  const [api] = useState(() => createApi(token));
  return (
    <ApiContext value={api}>
      <QueryClientProvider client={queryClient}>
        <Pages subPage={subPage} />
      </QueryClientProvider>
    </ApiContext>
  );
}

/** In local mode the person stands in the address (/tab?as=…), so that loading again keeps them. */
function pickedPerson(): string | null {
  return new URLSearchParams(window.location.search).get('as');
}

function rememberPerson(email: string): TokenSource {
  const address = new URL(window.location.href);
  address.searchParams.set('as', email);
  window.history.replaceState(null, '', address);
  return localTokenSource(email);
}
