import { Button, Link as FluentLink, makeStyles, ToggleButton } from '@fluentui/react-components';
import { AddRegular, ArrowEnterRegular, PrintRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { awayCountsText, awayLabels } from '#shared/wording/actions/away-text.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { DataAge } from '../../../components/basics/DataAge.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../../components/basics/UndoBar.tsx';
import { useHref } from '../../../components/basics/use-href.ts';
import { asPerson } from '../../pages-for.ts';
import { AwayList } from './AwayList.tsx';
import { Contradicted } from './Contradicted.tsx';
import { OffSiteList } from './OffSiteList.tsx';
import type { ChosenPupil } from '../../../components/actions/notices/PupilsChosen.tsx';
import { emptyFilter, shownBy, type AwayFilter } from './away-filter.ts';
import { schoolsWithPupils } from './schools-with-pupils.ts';

const AddNotice = lazy(() => import('../../../components/actions/notices/AddNotice.tsx'));
const SignInOut = lazy(() => import('./SignInOut.tsx'));

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 12px', margin: '12px 0' },
  end: {
    marginInlineStart: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
  },
  link: { display: 'inline-flex', alignItems: 'center' },
});

/** Who is away today, why, who said so and who rings: of the pupils one sees. */
export default function AwayPage({ school: chosen }: { school: string | undefined }) {
  const page = usePageStyles();
  const me = useMe();
  const schools = schoolsWithPupils(me);
  const school = chosen ?? schools[0]?.school ?? '';
  const found = useAsk('away', { params: { school }, query: {} }, { lookAgain: 30, enabled: school !== '' });
  return (
    <div className={page.page}>
      {found.isPending && <TableSkeleton />}
      {found.isError && !found.data && (
        <ProblemNotice error={found.error} again={() => void found.refetch()} />
      )}
      {found.data && <Away away={found.data} schools={schools} />}
      <UndoBar />
    </div>
  );
}

function Away({ away, schools }: { away: AwayToday; schools: ReturnType<typeof schoolsWithPupils> }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const me = useMe();
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<AwayFilter>(() => emptyFilter(me, away.school));
  const [isAdding, setAdding] = useState(false);
  const [signing, setSigning] = useState<{ pupil: ChosenPupil | null } | null>(null);
  const mayAdd =
    hasRight(asPerson(me), 'note-absence', away.school) ||
    me.posts.some(({ school, roles }) => school === away.school && roles.includes('tutor'));
  const shown = away.pupils.filter(shownBy(filter));
  return (
    <>
      <header className={page.headerLine}>
        <div>
          <h1 className={page.heading}>{awayLabels.title}</h1>
          <span className={page.quiet}>
            {[dayText(away.date), away.schoolName].join(' · ')}
            {!away.ofSchool && ` · ${awayLabels.ownOnly}`}
          </span>
        </div>
        <DataAge asOf={away.asOf} />
      </header>
      <p className={page.largest}>{awayCountsText(shown)}</p>
      {away.registersMissing.length > 0 && <p>{awayLabels.missing(away.registersMissing)}</p>}
      <div className={`${styles.tools} ${page.notPrinted}`}>
        {schools.length > 1 && (
          <Choice
            label={awayLabels.school}
            value={away.school}
            among={Object.fromEntries(schools.map(({ school, schoolName }) => [school, schoolName]))}
            onChoose={(school) => navigate(addressOf({ page: 'away', school }))}
          />
        )}
        <Filters away={away} filter={filter} onFilter={setFilter} />
        <div className={styles.end}>
          {mayAdd && (
            <Button
              className={page.touch}
              appearance="primary"
              icon={<AddRegular />}
              onClick={() => setAdding(true)}
            >
              {awayLabels.add}
            </Button>
          )}
          {mayAdd && (
            <Button
              className={page.touch}
              icon={<ArrowEnterRegular />}
              onClick={() => setSigning({ pupil: null })}
            >
              {signingText.title}
            </Button>
          )}
          <Button className={page.touch} icon={<PrintRegular />} onClick={() => window.print()}>
            {awayLabels.print}
          </Button>
          <FluentLink
            className={`${page.touch} ${styles.link}`}
            href={href({ page: 'fire-list', school: away.school })}
          >
            {awayLabels.fireList}
          </FluentLink>
        </div>
      </div>
      <Contradicted away={away} />
      <AwayList away={away} shown={shown} signIn={mayAdd ? (pupil) => setSigning({ pupil }) : null} />
      <OffSiteList away={away} mayChange={mayAdd} />
      {isAdding && (
        <Suspense fallback={null}>
          <AddNotice school={away.school} close={() => setAdding(false)} />
        </Suspense>
      )}
      {signing && (
        <Suspense fallback={null}>
          <SignInOut school={away.school} pupil={signing.pupil} close={() => setSigning(null)} />
        </Suspense>
      )}
    </>
  );
}

function Filters({
  away,
  filter,
  onFilter,
}: {
  away: AwayToday;
  filter: AwayFilter;
  onFilter: (filter: AwayFilter) => void;
}) {
  const page = usePageStyles();
  const years = [...new Set([...away.pupils.map(({ yearGroup }) => yearGroup), filter.year])]
    .filter((year) => year !== '')
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const toggles = [
    ['premium', awayLabels.premium],
    ['callFirst', awayLabels.callFirst],
    ['isUnexplained', awayLabels.unexplained],
  ] as const;
  return (
    <>
      {years.length > 1 && (
        <Choice
          label={awayLabels.year}
          value={filter.year}
          among={{ '': awayLabels.everyYear, ...Object.fromEntries(years.map((year) => [`${year}`, year])) }}
          onChoose={(year) => onFilter({ ...filter, year })}
        />
      )}
      <div role="group" aria-label={awayLabels.filters}>
        {toggles.map(([key, label]) => (
          <ToggleButton
            key={key}
            className={page.touch}
            appearance="subtle"
            checked={filter[key]}
            onClick={() => onFilter({ ...filter, [key]: !filter[key] })}
          >
            {label}
          </ToggleButton>
        ))}
      </div>
    </>
  );
}
