import { alertPeopleLabels } from '#shared/wording/people/alert-people-text.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { SchoolChoice } from '../../components/people/SchoolChoice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { HoldDrill } from './HoldDrill.tsx';
import { PastAlerts } from './PastAlerts.tsx';
import { WatchedChildren } from './WatchedChildren.tsx';
import { AlertPeopleSetting } from '../people/AlertPeopleSetting.tsx';

/** A school's safeguarding: who hears of its alerts. */
export default function SafeguardingPage({ school }: { school: string | null }) {
  const page = usePageStyles();
  const found = useAsk('alertStandings', {});
  if (found.isPending) return <TableSkeleton rows={4} />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  const { schools } = found.data;
  const shown = school === null ? schools[0] : schools.find((one) => one.school === school);
  if (!shown) return <ProblemNotice title={tabLabels.noSuchPage} />;
  return (
    <div className={page.page}>
      <div className={page.headerLine}>
        <h1 className={page.heading}>{alertPeopleLabels.page}</h1>
        <SchoolChoice
          label={alertPeopleLabels.school}
          schools={Object.fromEntries(schools.map((one) => [one.school, one.schoolName]))}
          chosen={shown.school}
          placeOf={(id) => ({ page: 'safeguarding', school: id })}
        />
      </div>
      {shown.mayHandle && (
        <>
          <WatchedChildren key={`children ${shown.school}`} school={shown.school} />
          <PastAlerts school={shown.school} />
        </>
      )}
      {shown.mayName && (
        <>
          <section aria-label={alertPeopleLabels.title}>
            <h2 className={page.section}>{alertPeopleLabels.title}</h2>
            <AlertPeopleSetting key={shown.school} standing={shown} />
          </section>
          <HoldDrill key={`drill ${shown.school}`} school={shown.school} mayOpen={shown.mayHandle} />
        </>
      )}
    </div>
  );
}
