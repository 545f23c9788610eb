import { lazy, Suspense } from 'react';
import { Redirect } from 'wouter';
import type { SchoolPart } from '#shared/contracts/tab-addresses.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { schoolLabels } from '#shared/wording/figures/school-text.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { useAsk } from '../api/use-api.ts';
import { usePageStyles } from '../components/basics/page-styles.ts';
import { ProblemNotice } from '../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../components/basics/Skeletons.tsx';
import { CodingWatch } from './patterns/CodingWatch.tsx';
import { EarlyChange } from './patterns/EarlyChange.tsx';
import { partNamed, partsFor, schoolPlace } from './figures/school/school-parts.ts';
import { SchoolNav } from './figures/school/SchoolNav.tsx';

const GroupsPage = lazy(() => import('./figures/school/GroupsPage.tsx'));
const CodesPage = lazy(() => import('./figures/school/CodesPage.tsx'));
const KeyGroupsPage = lazy(() => import('./pupils/key-groups/KeyGroupsPage.tsx'));
const RegistersPage = lazy(() => import('./registers/RegistersPage.tsx'));
const FirstDayBackPage = lazy(() => import('./figures/school/FirstDayBackPage.tsx'));

/** A school's pages: its name, the way to each, and the one that is open. */
export default function SchoolPage({
  school,
  within,
}: {
  school: string;
  /** What the address says after the school: the page, then what is opened on it. */
  within: readonly string[];
}) {
  const page = usePageStyles();
  const about = useAsk('aboutSchool', { params: { school } });
  if (about.isPending) return <TableSkeleton />;
  if (!about.data) return <ProblemNotice error={about.error} again={() => void about.refetch()} />;
  const shown = partNamed(within[0]);
  return (
    <div className={page.page}>
      <SchoolNav about={about.data} />
      <h1 className={page.heading}>{about.data.name}</h1>
      {shown && partsFor(about.data).includes(shown) ? (
        <Suspense fallback={<TableSkeleton within />}>
          <Part about={about.data} part={shown} opened={within.slice(1)} />
        </Suspense>
      ) : (
        <ProblemNotice inline title={schoolLabels.noSuchPage} />
      )}
    </div>
  );
}

function Part({ about, part, opened }: { about: AboutSchool; part: SchoolPart; opened: string[] }) {
  switch (part) {
    case 'today':
      return <Redirect to={addressOf(schoolPlace(about.school, part))} replace />;
    case 'groups':
      return <GroupsPage about={about} opened={opened} />;
    case 'codes':
      return <CodesPage about={about} />;
    case 'key-groups':
      return <KeyGroupsPage about={about} group={opened[0]} />;
    case 'registers':
      return <RegistersPage school={about.school} />;
    case 'first-day-back':
      return <FirstDayBackPage about={about} />;
    case 'early-change':
      return <EarlyChange school={about.school} />;
    case 'questions':
      return <CodingWatch school={about.school} />;
  }
}
