import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect } from 'react';
import { Link, Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';
import { tabLabels } from '#shared/wording/basics/tab-words.ts';
import { useAsk } from './api/use-api.ts';
import { useMe } from './api/use-me.ts';
import { BehindNotice } from './components/basics/BehindNotice.tsx';
import { PageGuard } from './components/basics/PageGuard.tsx';
import { ProblemNotice } from './components/basics/ProblemNotice.tsx';
import { TableSkeleton, TodaySkeleton } from './components/basics/Skeletons.tsx';
import { UndoProvider } from './components/basics/UndoProvider.tsx';
import { landingOf, pagesFor, type PageName } from './pages/pages-for.ts';
import { TodayPage } from './pages/pupils/TodayPage.tsx';

const CallsPage = lazy(() => import('./pages/actions/CallsPage.tsx'));
const FiguresPage = lazy(() => import('./pages/figures/FiguresPage.tsx'));
const SchoolPage = lazy(() => import('./pages/SchoolPage.tsx'));
const TrustPage = lazy(() => import('./pages/figures/trust/TrustPage.tsx'));
const TargetsPage = lazy(() => import('./pages/targets/TargetsPage.tsx'));
const PupilsPage = lazy(() => import('./pages/pupils/PupilsPage.tsx'));
const PupilPage = lazy(() => import('./pages/pupils/PupilPage.tsx'));
const ImportPage = lazy(() => import('./pages/imports/ImportPage.tsx'));
const RefusedPage = lazy(() => import('./pages/imports/RefusedPage.tsx'));
const WaitingPage = lazy(() => import('./pages/admin/WaitingPage.tsx'));

/** Where each page stands; whatever begins alike belongs to it, such as a pupil's own page. */
const addresses: Record<PageName, string> = {
  today: '/today',
  calls: '/calls',
  figures: '/figures',
  pupils: '/pupils',
  targets: '/targets',
  imports: '/imports',
  refused: '/refused',
  waiting: '/waiting',
};

/** A part of an address as it was before it was made one. */
const plain = decodeURIComponent;

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    overflowX: 'auto',
    padding: '0 8px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    padding: '0 12px',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    textDecoration: 'none',
    borderBottom: '3px solid transparent',
    borderTop: '3px solid transparent',
    '@media (forced-colors: active)': { borderTopColor: 'Canvas', borderBottomColor: 'Canvas' },
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
    '&[aria-current="page"]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
      '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
    },
    '&[aria-current="page"]:hover': { color: tokens.colorNeutralForeground1Hover },
  },
});

/** The gate: nobody passes before the server has said who they are. */
export function Pages({ subPage }: { subPage: string | null }) {
  const me = useAsk('me', {});
  useEffect(() => {
    if (subPage) navigate(`/${subPage.replace(/^\/+/, '')}`, { replace: true });
  }, [subPage]);

  if (me.isPending) return <TodaySkeleton />;
  if (!me.data) return <ProblemNotice error={me.error} again={() => void me.refetch()} />;
  if (me.data.posts.length === 0) return <ProblemNotice title={tabLabels.noPost} />;
  return (
    <Router hook={useHashLocation}>
      <UndoProvider>
        <PageNav />
        <BehindNotice />
        <main>
          <GuardedPage />
        </main>
      </UndoProvider>
    </Router>
  );
}

function GuardedPage() {
  const [place] = useLocation();
  return (
    <PageGuard key={place.split('/')[1]}>
      <Suspense fallback={<TableSkeleton />}>
        <PageSwitch />
      </Suspense>
    </PageGuard>
  );
}

function PageSwitch() {
  const me = useMe();
  return (
    <Switch>
      <Route path="/">
        <Redirect to={landingOf(me)} replace />
      </Route>
      <Route path="/today/:school?/:group?">
        {({ school, group }) => <TodayPage key={`${school} ${group}`} school={school} group={group} />}
      </Route>
      <Route path="/calls/:id?">{({ id }) => <CallsPage openCall={id} />}</Route>
      <Route path="/figures/:school?">{({ school }) => <FiguresPage school={school} />}</Route>
      <Route path="/school/:school/*?">
        {({ school, '*': rest }) => (
          <SchoolPage key={school} school={plain(school)} within={rest?.split('/').map(plain) ?? []} />
        )}
      </Route>
      <Route path="/trust">
        <Redirect to="/figures" replace />
      </Route>
      <Route path="/trust/:table">{({ table }) => <TrustPage table={table} />}</Route>
      <Route path="/pupils">
        <PupilsPage />
      </Route>
      <Route path="/pupil/:id">{({ id }) => <PupilPage key={id} id={id} />}</Route>
      <Route path="/targets">
        <TargetsPage />
      </Route>
      <Route path="/imports">
        <ImportPage />
      </Route>
      <Route path="/refused">
        <RefusedPage />
      </Route>
      <Route path="/waiting">
        <WaitingPage />
      </Route>
      <Route>
        <ProblemNotice
          title={tabLabels.noSuchPage}
          againWords={tabLabels.toStart}
          again={() => navigate('/', { replace: true })}
        />
      </Route>
    </Switch>
  );
}

/** A pupil's page belongs to the pupils, the trust's and a school's tables to the figures. */
function isOn(page: PageName, place: string): boolean {
  if (page === 'figures') return /^\/(figures|trust|school)(\/|$)/.test(place);
  return place.startsWith(addresses[page].replace(/s$/, ''));
}

function PageNav() {
  const styles = useStyles();
  const [place] = useLocation();
  const pages = pagesFor(useMe());
  if (pages.length < 2) return null;
  return (
    <nav className={styles.nav} aria-label={tabLabels.pagesLabel}>
      {pages.map((page) => (
        <Link
          key={page}
          href={addresses[page]}
          className={styles.link}
          aria-current={isOn(page, place) ? 'page' : undefined}
        >
          {tabLabels.pages[page]}
        </Link>
      ))}
    </nav>
  );
}
