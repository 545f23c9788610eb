import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { hasRight } from '#shared/domain/people/permission.ts';
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import { dayAndSessionsText } from '#shared/wording/basics/date-text.ts';
import {
  diffChangeText,
  diffSentence,
  missingText,
  onePupilText,
  returnsText,
  schoolsCountedText,
  smallCohortText,
} from '#shared/wording/figures/diff-text.ts';
import { cohortText, yearsText } from '#shared/wording/targets/cohort-text.ts';
import { notToldShort } from '#shared/wording/basics/told-text.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { signed, targetText } from '#shared/wording/basics/number-text.ts';
import { underMinimumText } from '#shared/wording/targets/target-setting-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { DataAge } from '../../components/basics/DataAge.tsx';
import { Meaning } from '../../components/figures/Meaning.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useHref } from '../../components/basics/use-href.ts';
import { TrustNav } from './trust/TrustNav.tsx';
import { WhatIfDisclosure } from './day/WhatIfDisclosure.tsx';
import { PostCard } from './day/PostCard.tsx';
import { SchoolsTable } from './day/SchoolsTable.tsx';
import { TodayByYear } from './school/TodayByYear.tsx';
import { SchoolNavOf } from './school/SchoolNav.tsx';
import { OwnPupilSight } from '../people/OwnPupilSight.tsx';
import { asPerson, mayPostCardOf, mayPostTrustCard } from '../pages-for.ts';

const useStyles = makeStyles({
  number: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '16px', margin: '8px 0 0' },
  diff: {
    fontSize: '64px',
    lineHeight: '72px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '-0.02em',
  },
  sentence: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  beside: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '20px',
    margin: '8px 0 0',
    padding: 0,
    listStyle: 'none',
  },
  table: { marginTop: '24px' },
});

/** The one number of the day, for the trust or one school, with the schools below it. */
export default function FiguresPage({ school }: { school?: string }) {
  const daily = useAsk('trustDaily', { query: { years: 'target' } }, { lookAgain: 60 });
  if (daily.isPending) return <TableSkeleton />;
  if (!daily.data) return <ProblemNotice error={daily.error} again={() => void daily.refetch()} />;
  if (daily.data.schools.length === 0) return <ProblemNotice title={figuresLabels.noSchools} />;
  return <Figures daily={daily.data} school={school ? decodeURIComponent(school) : undefined} />;
}

function Figures({ daily, school }: { daily: TrustDaily; school?: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const only = daily.schools.length === 1 ? daily.schools[0] : undefined;
  const shown = daily.schools.find((one) => one.school === school) ?? only;
  return (
    <div className={page.page}>
      {shown && <SchoolNavOf school={shown.school} />}
      {shown ? (
        <SchoolHead daily={daily} school={shown} alone={only !== undefined} />
      ) : (
        <>
          <TrustNav />
          <OwnPupilSight />
          <TrustHead daily={daily} />
        </>
      )}
      {shown && <TodayByYear school={shown.school} name={shown.name} date={daily.date} />}
      {!only && (
        <div className={styles.table}>
          <SchoolsTable daily={daily} shown={shown?.school ?? null} />
        </div>
      )}
      {!shown && <WhatIfDisclosure daily={daily} />}
      <p className={page.notPrinted}>
        <FluentLink href={href({ page: 'targets' })}>{figuresLabels.toTargets}</FluentLink>
      </p>
    </div>
  );
}

function SchoolHead({ daily, school, alone }: { daily: TrustDaily; school: SchoolDaily; alone: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const me = useMe();
  const { target } = school;
  const seesPupils = hasRight(asPerson(me), 'see-pupils', school.school);
  const countedPart = (): ReactNode => {
    if (school.countedAbsent === null) return '';
    const text = figuresLabels.counted(school.countedAbsent);
    if (!seesPupils) return text;
    const place = { page: 'counted-absent', school: school.school, date: daily.date } as const;
    return <FluentLink href={href(place)}>{text}</FluentLink>;
  };
  const sentence = school.schoolDay
    ? diffSentence({ ...school, cohort: target.cohort })
    : figuresLabels.noSchoolDay;
  const isTold = school.allowed !== null;
  return (
    <header>
      <div className={page.headerLine}>
        <div>
          <h1 className={page.heading}>{school.name}</h1>
          <span>
            {dayAndSessionsText(daily.date, school.sessions)} · {yearsText(school.years)}
          </span>
        </div>
        <DataAge asOf={school.asOf} />
      </div>
      <BigNumber of={school} />
      <p className={styles.sentence}>{isTold ? `${sentence}.` : school.hidden}</p>
      <Beside
        parts={[
          onePupilText(school.onePupilPercent),
          returnsText(school.returnsNeeded, target.percent),
          diffChangeText(school.changeSincePreviousDay, school.previousDay),
          missingText(school),
          school.smallCohort ? smallCohortText : '',
          countedPart(),
          (isTold && school.hidden) || '',
          figuresLabels.target(cohortText(target.cohort), targetText(target.percent), school.years),
          underMinimumText(school.departmentMinimum),
        ]}
      />
      {isTold && mayPostCardOf(me, school.school) && <PostCard school={school.school} />}
      {!alone && <FluentLink href={href({ page: 'figures' })}>{figuresLabels.backToTrust}</FluentLink>}
    </header>
  );
}

function TrustHead({ daily }: { daily: TrustDaily }) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const { trust } = daily;
  const targets = new Set(daily.schools.map(({ target }) => `${target.cohort} ${target.percent}`));
  const cohorts = new Set(daily.schools.map(({ target }) => target.cohort));
  const target = targets.size === 1 ? daily.schools[0]?.target : undefined;
  const cohort = cohorts.size === 1 && cohorts.has('pp') ? 'pp' : 'all';
  const previous = daily.schools.find(({ previousDay }) => previousDay)?.previousDay ?? null;
  return (
    <header>
      <div className={page.headerLine}>
        <div>
          <h1 className={page.heading}>{figuresLabels.trust}</h1>
          <span>{dayAndSessionsText(daily.date, daily.sessions)}</span>
        </div>
        <DataAge asOf={daily.asOf} />
      </div>
      <BigNumber of={trust} />
      <p className={styles.sentence}>
        {trust.allowed === null ? trust.hidden : `${diffSentence({ ...trust, cohort })}.`}
      </p>
      <Beside
        parts={[
          schoolsCountedText(trust.schoolsCounted, trust.schoolsTotal),
          trust.countedAbsent === null ? '' : figuresLabels.counted(trust.countedAbsent),
          (trust.allowed !== null && trust.hidden) || '',
          target ? returnsText(trust.returnsNeeded, target.percent) : '',
          diffChangeText(trust.changeSincePreviousDay, previous),
          missingText(trust),
          target
            ? figuresLabels.target(cohortText(target.cohort), targetText(target.percent))
            : figuresLabels.targetsDiffer,
        ]}
      />
      {mayPostTrustCard(me) && <PostCard school={null} />}
    </header>
  );
}

function BigNumber({ of: { diff, allowed } }: { of: { diff: number | null; allowed: number | null } }) {
  const styles = useStyles();
  return (
    <div className={styles.number}>
      <span className={styles.diff}>{signed(diff)}</span>
      {allowed === null ? <span>{notToldShort}</span> : <Meaning diff={diff} large />}
    </div>
  );
}

function Beside({ parts }: { parts: ReactNode[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <ul className={mergeClasses(styles.beside, page.quiet)}>
      {parts.filter(Boolean).map((part, index) => (
        // Each has its place; none is moved.
        <li key={index}>{part}</li>
      ))}
    </ul>
  );
}
