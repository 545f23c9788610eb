import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import type { QueryOf } from '#shared/contracts/tab-api.ts';
import { schoolLabels } from '#shared/wording/figures/school-text.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { DaysPicker } from '../../../components/basics/DaysPicker.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import {
  dayRanges,
  daysOf,
  useDays,
  weekRanges,
  type DayRange,
} from '../../../components/basics/use-days.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { AsKnownAt } from './AsKnownAt.tsx';
import { AttendanceTrend } from './AttendanceTrend.tsx';
import {
  comparesWithWeek,
  groupingsOf,
  isByTheWeek,
  shownOf,
  type Grouping,
  type Shown,
} from './grouping.ts';
import { GroupsHead } from './GroupsHead.tsx';
import { GroupsTable } from './GroupsTable.tsx';
import { schoolPlace } from './school-parts.ts';

const useStyles = makeStyles({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: '12px',
    margin: '12px 0',
  },
});

/** Attendance by year, house, tutor group, premium or need, over days one chooses, down to names for those allowed. */
export default function GroupsPage({ about, opened }: { about: AboutSchool; opened: string[] }) {
  const shown = shownOf(opened, about);
  if (!shown) return <ProblemNotice inline title={schoolLabels.noSuchPage} />;
  return <Groups about={about} shown={shown} />;
}

function Groups({ about, shown }: { about: AboutSchool; shown: Shown }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const weekly = isByTheWeek(shown, about);
  const [chosen, setDays] = useDays(weekly ? 'last-week' : 'this-week', today);
  const ranges: readonly DayRange[] = weekly ? weekRanges : dayRanges;
  const days = ranges.includes(chosen.range) ? chosen : daysOf(weekly ? 'last-week' : 'this-week', today);
  const [knownAt, setKnownAt] = useState<string | null>(null);
  const query: QueryOf<'figures'> = {
    school: about.school,
    from: days.from,
    to: days.to,
    ...shown.filter,
    ...(comparesWithWeek(days.range) && { compare: 'week' as const }),
    ...(knownAt !== null && !weekly && { knownAt }),
  };
  const found = useAsk('figures', { query });
  return (
    <>
      <div className={`${styles.controls} ${page.notPrinted}`}>
        <ChooseGrouping about={about} shown={shown} />
        <DaysPicker days={days} today={today} onDays={setDays} ranges={ranges} />
        <ExportMenu name="figures" input={{ query }} />
      </div>
      {!weekly && <AsKnownAt today={today} knownAt={knownAt} onKnownAt={setKnownAt} />}
      {found.isPending && <TableSkeleton within />}
      {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
      {found.data && (
        <>
          <GroupsHead about={about} shown={shown} measures={found.data} today={today} />
          <GroupsTable about={about} shown={shown} measures={found.data} />
        </>
      )}
      {!found.isError && <AttendanceTrend school={about.school} filter={shown.filter} today={today} />}
    </>
  );
}

function ChooseGrouping({ about, shown }: { about: AboutSchool; shown: Shown }) {
  const [, goTo] = useLocation();
  const among = Object.fromEntries(
    groupingsOf(about).map((one) => [one, schoolLabels.groupings[one]]),
  ) as Record<Grouping, string>;
  return (
    <Choice
      label={schoolLabels.by}
      value={shown.grouping}
      among={among}
      onChoose={(grouping) => goTo(addressOf(schoolPlace(about.school, 'groups', grouping)))}
    />
  );
}
