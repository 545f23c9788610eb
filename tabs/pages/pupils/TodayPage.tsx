import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { TutorGroupDay } from '#shared/contracts/pupils/tutor-group.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { dayAndSessionsText, dayText } from '#shared/wording/basics/date-text.ts';
import { presentText, marksMissingText, moreInText } from '#shared/wording/pupils/group-text.ts';
import { thisYearText } from '#shared/wording/registers/rate-text.ts';
import { todayLabels } from '#shared/wording/pupils/today-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { CallBeside } from '../../components/actions/call/CallBeside.tsx';
import { callsInOrder } from '../../components/actions/calls-in-order.ts';
import { DataAge } from '../../components/basics/DataAge.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TodaySkeleton } from '../../components/basics/Skeletons.tsx';
import { TwoWeeksLegend } from '../../components/registers/TwoWeeks.tsx';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { asPerson } from '../pages-for.ts';
import { DayLists } from './today/DayLists.tsx';
import { GroupTable } from './today/GroupTable.tsx';

// A tutor of one group never needs it.
const GroupChooser = lazy(() => import('./today/GroupChooser.tsx'));

/** A tutor group's day. Without a group in the address it is the person's own, or the first they may open. */
export default function TodayPage({ school, group }: { school?: string; group?: string }) {
  const { tutorGroups } = useMe();
  const first = tutorGroups.find((one) => one.own) ?? tutorGroups[0];
  if (school && group)
    return <GroupDay school={decodeURIComponent(school)} group={decodeURIComponent(group)} />;
  if (!first) return <ProblemNotice title={todayLabels.noGroup} />;
  return <GroupDay school={first.school} group={first.group} />;
}

function GroupDay({ school, group }: { school: string; group: string }) {
  const day = useAsk('tutorGroup', { params: { school, group } }, { lookAgain: 60 });
  if (day.isPending) return <TodaySkeleton />;
  if (!day.data) return <ProblemNotice error={day.error} again={() => void day.refetch()} />;
  return <Day day={day.data} />;
}

const useStyles = makeStyles({
  group: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: '10px' },
  numbers: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '28px',
    margin: '8px 0 16px',
  },
  beside: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

function Day({ day }: { day: TutorGroupDay }) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const { tutorGroups } = me;
  // Whoever only sees the pupils has nobody to greet or to ring.
  const worksHere = hasRight(asPerson(me), 'ring-families', day.school);
  const [calling, setCalling] = useState<string | null>(null);
  const { time } = useNow();
  const calls = callsInOrder(day.actions, time);
  return (
    <div className={page.page}>
      <header>
        <div className={page.headerLine}>
          <div className={styles.group}>
            <h1 className={page.heading}>{day.group}</h1>
            <span>{day.schoolDay ? dayAndSessionsText(day.date, day.sessions) : dayText(day.date)}</span>
            {tutorGroups.length > 1 && (
              <Suspense>
                <GroupChooser groups={tutorGroups} shown={day} />
              </Suspense>
            )}
          </div>
          <DataAge asOf={day.asOf} also={marksMissingText(day.missingMarks)} />
        </div>
        <div className={styles.numbers}>
          <span className={page.largest}>{presentText(day)}</span>
          <span className={styles.beside}>{thisYearText(day.yearToDate)}</span>
          <span className={styles.beside}>{moreInText(day.group, day.moreInForTarget)}</span>
        </div>
      </header>
      {!day.schoolDay && <p className={page.quiet}>{todayLabels.notSchoolDay}</p>}
      {worksHere && <DayLists day={day} calls={calls} call={setCalling} />}
      <h2 className={page.section}>{todayLabels.theGroup}</h2>
      {day.pupils.length > 0 ? <GroupTable day={day} /> : <p>{todayLabels.nobodyOnRoll}</p>}
      {day.pupils.length > 0 && <TwoWeeksLegend />}
      {calling === null && <UndoBar />}
      <CallBeside id={calling} calls={calls} open={setCalling} close={() => setCalling(null)} />
    </div>
  );
}
