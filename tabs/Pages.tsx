import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Link, Redirect, Route, Router, Switch, useLocation, type StringRouteParams } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';
import { addressOf, sectionAt, tabPages, type TabPage } from '#shared/contracts/tab-addresses.ts';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { useAsk } from './api/use-api.ts';
import { useLive } from './api/use-live.ts';
import { useMe } from './api/use-me.ts';
import { useOffline } from './api/use-offline.ts';
import { CallBesideProvider } from './components/actions/call/CallBeside.tsx';
import { BehindNotice } from './components/basics/BehindNotice.tsx';
import { PageGuard } from './components/basics/PageGuard.tsx';
import { ProblemNotice } from './components/basics/ProblemNotice.tsx';
import { TableSkeleton, TodaySkeleton } from './components/basics/Skeletons.tsx';
import { UndoProvider } from './components/basics/UndoProvider.tsx';
import { Offline } from './Offline.tsx';
import { schoolPlace } from './pages/figures/school/school-parts.ts';
import { asPerson, landingOf, pagesFor } from './pages/pages-for.ts';
import { useKeptCopies } from './use-kept-copies.ts';

const loadToday = () => import('./pages/pupils/TodayPage.tsx');
/** A tutor's tab opens on it: then it is asked for at once, beside the first questions to the server. */
const todayAtOnce = /^(#\/?)?($|today)/.test(globalThis.location?.hash ?? '') ? loadToday() : null;
const TodayPage = lazy(() => todayAtOnce ?? loadToday());
const ModalsKept = lazy(() => import('./ModalsKept.tsx'));
const OpenAlerts = lazy(() => import('./components/actions/alerts/OpenAlerts.tsx'));
const CallsPage = lazy(() => import('./pages/actions/CallsPage.tsx'));
const AwayPage = lazy(() => import('./pages/actions/away/AwayPage.tsx'));
const CountedAbsentPage = lazy(() => import('./pages/actions/away/CountedAbsentPage.tsx'));
const FireListPage = lazy(() => import('./pages/actions/away/FireListPage.tsx'));
const SettingsPage = lazy(() => import('./pages/actions/settings/SettingsPage.tsx'));
const AlertPage = lazy(() => import('./pages/actions/AlertPage.tsx'));
const CodesPage = lazy(() => import('./pages/actions/codes/CodesPage.tsx'));
const FiguresPage = lazy(() => import('./pages/figures/FiguresPage.tsx'));
const SchoolPage = lazy(() => import('./pages/SchoolPage.tsx'));
const TrustPage = lazy(() => import('./pages/figures/trust/TrustPage.tsx'));
const SafeguardingPage = lazy(() => import('./pages/actions/SafeguardingPage.tsx'));
const TargetsPage = lazy(() => import('./pages/targets/TargetsPage.tsx'));
const ThisWeekPage = lazy(() => import('./pages/escalation/ThisWeekPage.tsx'));
const MeetingPage = lazy(() => import('./pages/escalation/MeetingPage.tsx'));
const FamiliesPage = lazy(() => import('./pages/escalation/FamiliesPage.tsx'));
const PolicyPage = lazy(() => import('./pages/escalation/PolicyPage.tsx'));
const PupilsPage = lazy(() => import('./pages/pupils/PupilsPage.tsx'));
const PupilPage = lazy(() => import('./pages/pupils/PupilPage.tsx'));
const ImportPage = lazy(() => import('./pages/imports/ImportPage.tsx'));
const RefusedPage = lazy(() => import('./pages/imports/RefusedPage.tsx'));
const WaitingPage = lazy(() => import('./pages/admin/WaitingPage.tsx'));

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
  const isOffline = useOffline(me);
  useKeptCopies(me.data?.email, me.error);
  useLive();
  useEffect(() => {
    if (subPage) navigate(`/${subPage.replace(/^\/+/, '')}`, { replace: true });
  }, [subPage]);

  if (isOffline) return <Offline again={() => void me.refetch()} />;
  if (me.isPending) return <TodaySkeleton />;
  if (!me.data) return <ProblemNotice error={me.error} again={() => void me.refetch()} />;
  if (me.data.posts.length === 0) return <ProblemNotice title={tabLabels.noPost} />;
  return (
    <Router hook={useHashLocation}>
      <UndoProvider>
        <PageNav />
        <Suspense fallback={null}>
          <ModalsKept />
        </Suspense>
        <BehindNotice />
        {hasRightAnywhere(asPerson(me.data), 'handle-safeguarding-alerts') && (
          <Suspense fallback={null}>
            <OpenAlerts />
          </Suspense>
        )}
        <CallBesideProvider>
          <main>
            <GuardedPage />
          </main>
        </CallBesideProvider>
      </UndoProvider>
    </Router>
  );
}

function GuardedPage() {
  const [location] = useLocation();
  return (
    <PageGuard key={location.split('/')[1]}>
      <Suspense fallback={<TableSkeleton />}>
        <PageSwitch />
      </Suspense>
    </PageGuard>
  );
}

/** What each page shows of what its address says; one left out does not compile. */
const pages: { [Page in TabPage]: (params: StringRouteParams<(typeof tabPages)[Page]['at']>) => ReactNode } =
  {
    start: () => <Landing />,
    today: ({ school, group }) => <TodayPage key={`${school} ${group}`} school={school} group={group} />,
    calls: ({ id }) => <CallsPage openCall={id} />,
    away: ({ school }) => <AwayPage key={school} school={school && plain(school)} />,
    'counted-absent': ({ school, date }) => <CountedAbsentPage school={plain(school)} date={plain(date)} />,
    'fire-list': ({ school }) => <FireListPage school={plain(school)} />,
    alert: ({ id }) => <AlertPage key={id} id={plain(id)} />,
    'codes-to-enter': ({ school }) => <CodesPage school={school && plain(school)} />,
    figures: ({ school }) => <FiguresPage school={school} />,
    'early-change': ({ school }) => (
      <Redirect to={addressOf(schoolPlace(plain(school), 'early-change'))} replace />
    ),
    school: ({ school, '*': within }) => (
      <SchoolPage key={school} school={plain(school)} within={within?.split('/').map(plain) ?? []} />
    ),
    trust: () => <Redirect to={addressOf({ page: 'figures' })} replace />,
    'trust-table': ({ table }) => <TrustPage table={table} />,
    'this-week': ({ school }) => <ThisWeekPage school={school && plain(school)} />,
    meeting: ({ id }) => <MeetingPage key={id} id={plain(id)} />,
    families: ({ school }) => <FamiliesPage key={school} school={school && plain(school)} />,
    policy: ({ school }) => <PolicyPage key={school} school={school && plain(school)} />,
    pupils: () => <PupilsPage />,
    pupil: ({ id }) => <PupilPage key={id} id={id} />,
    safeguarding: ({ school }) => <SafeguardingPage school={school === undefined ? null : plain(school)} />,
    settings: ({ school, part }) => <SettingsPage school={school && plain(school)} part={part} />,
    targets: () => <TargetsPage />,
    imports: () => <ImportPage />,
    refused: () => <RefusedPage />,
    waiting: () => <WaitingPage />,
  };

function PageSwitch() {
  return (
    <Switch>
      {(Object.keys(tabPages) as TabPage[]).map((page) => (
        <Route key={page} path={tabPages[page].at}>
          {pages[page] as (params: object) => ReactNode}
        </Route>
      ))}
      <Route>
        <ProblemNotice
          title={tabLabels.noSuchPage}
          againLabel={tabLabels.toStart}
          again={() => navigate(addressOf({ page: 'start' }), { replace: true })}
        />
      </Route>
    </Switch>
  );
}

function Landing() {
  return <Redirect to={landingOf(useMe())} replace />;
}

function PageNav() {
  const styles = useStyles();
  const [location] = useLocation();
  const sections = pagesFor(useMe());
  if (sections.length < 2) return null;
  return (
    <nav className={styles.nav} aria-label={tabLabels.pagesLabel}>
      {sections.map((section) => (
        <Link
          key={section}
          href={addressOf({ page: section })}
          className={styles.link}
          aria-current={sectionAt(location) === section ? 'page' : undefined}
        >
          {tabLabels.pages[section]}
        </Link>
      ))}
    </nav>
  );
}
