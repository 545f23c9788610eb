import { Button, Link as FluentLink, makeStyles } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent, useState } from 'react';
import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { dataAge } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { useOffline } from '../../../api/use-offline.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useHref } from '../../../components/basics/use-href.ts';
import { fireListOf } from './fire-list.ts';
import { FireListFacts, FireListGroups } from './FireListGroups.tsx';
import { keepFireList } from './kept-fire-lists.ts';
import WithoutNetwork from './WithoutNetwork.tsx';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', margin: '12px 0' },
});

/** Who is not on site, by tutor group, with a box beside each name: for the printer, or a phone in the yard. */
export default function FireListPage({ school }: { school: string }) {
  const page = usePageStyles();
  const found = useAsk('away', { params: { school }, query: {} }, { lookAgain: 30 });
  const again = () => void found.refetch();
  if (useOffline(found)) return <WithoutNetwork again={again} />;
  return (
    <div className={page.page}>
      {found.isPending && <TableSkeleton />}
      {found.isError && !found.data && <ProblemNotice error={found.error} again={again} />}
      {found.data && <FireList away={found.data} />}
    </div>
  );
}

function FireList({ away }: { away: AwayToday }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const { text } = dataAge(away.asOf, useNow().iso);
  const list = fireListOf(away);
  return (
    <>
      <h1 className={page.heading}>{awayLabels.fireList}</h1>
      <p className={page.largest}>{text}</p>
      <FireListFacts list={list} />
      <div className={`${styles.tools} ${page.notPrinted}`}>
        <Button className={page.touch} icon={<PrintRegular />} onClick={() => window.print()}>
          {awayLabels.print}
        </Button>
        <FluentLink href={href({ page: 'away', school: away.school })}>{awayLabels.backToAway}</FluentLink>
        <span className={page.quiet}>{awayLabels.fireSays}</span>
        <Kept away={away} />
      </div>
      <FireListGroups groups={list.groups} />
    </>
  );
}

/** Keeps each answer on this device, and says whether it could. */
function Kept({ away }: { away: AwayToday }) {
  const page = usePageStyles();
  const { email } = useMe();
  const { iso } = useNow();
  const [isKept, setKept] = useState<boolean | null>(null);
  const keep = useEffectEvent((answer: AwayToday) => {
    keepFireList(email, fireListOf(answer), iso).then(
      () => setKept(true),
      () => setKept(false),
    );
  });
  useEffect(() => keep(away), [away]);
  if (isKept === null) return null;
  const inFrame = window.parent !== window;
  return (
    <span className={page.quiet} role="status">
      {isKept ? (inFrame ? awayLabels.keptInFrame : awayLabels.keptHere) : awayLabels.notKept}
    </span>
  );
}
