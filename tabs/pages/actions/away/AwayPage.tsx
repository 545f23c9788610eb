import { Button, Link as FluentLink, makeStyles, mergeClasses } from '@fluentui/react-components';
import { AddRegular, ArrowEnterRegular, PrintRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { awayCountsText, awayLabels, chosenText } from '#shared/wording/actions/away-text.ts';
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
import { AwayFilters } from './AwayFilters.tsx';
import { AwayList } from './AwayList.tsx';
import { Contradicted } from './Contradicted.tsx';
import { OffSiteList } from './OffSiteList.tsx';
import type { ChosenPupil } from '../../../components/actions/notices/PupilsChosen.tsx';
import { filterAtFirst, isAmong, shownBy } from './away-filter.ts';
import { schoolsWithPupils } from './schools-with-pupils.ts';

const AddNotice = lazy(() => import('../../../components/actions/notices/AddNotice.tsx'));
const SignInOut = lazy(() => import('./SignInOut.tsx'));

const useStyles = makeStyles({
  counts: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 16px', margin: '8px 0' },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 12px', margin: '16px 0' },
  onPaper: { display: 'none', '@media print': { display: 'block' } },
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
      {found.data && <Away key={school} away={found.data} schools={schools} />}
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
  const [filter, setFilter] = useState(() => filterAtFirst(me, away.school));
  const [isAdding, setAdding] = useState(false);
  const [signing, setSigning] = useState<{ pupil: ChosenPupil | null } | null>(null);
  const mayAdd =
    hasRight(asPerson(me), 'note-absence', away.school) ||
    me.posts.some(({ school, roles }) => school === away.school && roles.includes('tutor'));
  const shown = away.pupils.filter(shownBy(filter));
  const counts = awayCountsText(shown);
  return (
    <>
      <header className={page.headerLine}>
        <div>
          <h1 className={page.heading}>{awayLabels.title}</h1>
          <span className={page.quiet}>
            {[dayText(away.date), away.schoolName].join(' · ')}
            {!away.ofSchool && ` · ${awayLabels.ownOnly}`}
          </span>
          <div className={styles.onPaper}>{chosenText(filter)}</div>
        </div>
        <DataAge asOf={away.asOf} />
      </header>
      <p className={styles.counts}>
        <span className={page.largest}>{counts.away}</span>
        <span>{counts.beside}</span>
      </p>
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
          className={mergeClasses(page.touch, styles.link)}
          href={href({ page: 'fire-list', school: away.school })}
        >
          {awayLabels.fireList}
        </FluentLink>
      </div>
      <AwayFilters pupils={away.pupils} shown={shown.length} filter={filter} onFilter={setFilter} />
      <Contradicted away={away} />
      <AwayList away={away} shown={shown} signIn={mayAdd ? (pupil) => setSigning({ pupil }) : null} />
      <OffSiteList school={away.school} pupils={away.offSite.filter(isAmong(filter))} mayChange={mayAdd} />
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
