import { Button, Link as FluentLink, makeStyles } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent, useState } from 'react';
import { Router, useRoute } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { tabPages } from '#shared/contracts/tab-addresses.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { dataAge, dayText } from '#shared/wording/basics/date-text.ts';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { OfflineNotice } from '../../../components/basics/ProblemNotice.tsx';
import { useHref } from '../../../components/basics/use-href.ts';
import { serverTime, type KeptFireList } from './fire-list.ts';
import { FireListFacts, FireListGroups } from './FireListGroups.tsx';
import { keptFireLists } from './kept-fire-lists.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', margin: '12px 0' },
  link: { display: 'flex', alignItems: 'center', minHeight: '44px' },
  links: { width: 'min(46rem, calc(100% - 24px))', margin: '0 auto' },
});

/** A device may be connected, and the server still out of reach. */
const TRY_AGAIN_MS = 10_000;

type Props = { again: () => void };

/** The tab with the network gone: the fire list kept on this device, else where one is. */
export default function WithoutNetwork({ again }: Props) {
  return (
    <Router hook={useHashLocation}>
      <AtAddress again={again} />
    </Router>
  );
}

function AtAddress({ again }: Props) {
  const styles = useStyles();
  const href = useHref();
  const lists = useKeptLists();
  const [isFireList, params] = useRoute(tabPages['fire-list'].at);
  const tryAgain = useEffectEvent(again);
  useEffect(() => {
    const back = () => tryAgain();
    window.addEventListener('online', back);
    const timer = setInterval(back, TRY_AGAIN_MS);
    return () => {
      window.removeEventListener('online', back);
      clearInterval(timer);
    };
  }, []);
  if (lists === null) return null;
  const asked = isFireList && lists.find(({ school }) => school === decodeURIComponent(params.school));
  if (asked) return <KeptCopy kept={asked} again={again} />;
  return (
    <>
      <OfflineNotice again={again} kept={isFireList ? awayLabels.keptNone : undefined} />
      <div className={styles.links}>
        {lists.map(({ school, list }) => (
          <FluentLink key={school} className={styles.link} href={href({ page: 'fire-list', school })}>
            {awayLabels.keptList(list.schoolName)}
          </FluentLink>
        ))}
      </div>
    </>
  );
}

/** Looks again at midnight, and when somebody comes back to a device that slept through it. */
function useKeptLists(): KeptFireList[] | null {
  const [lists, setLists] = useState<KeptFireList[] | null>(null);
  const look = useEffectEvent(() => {
    keptFireLists(personInAddress()).then(setLists, () => setLists([]));
  });
  useEffect(() => {
    look();
    window.addEventListener('visibilitychange', look);
    return () => window.removeEventListener('visibilitychange', look);
  }, []);
  const next = lists?.length ? Math.min(...lists.map(({ until }) => until)) : null;
  useEffect(() => {
    if (next === null) return undefined;
    const timer = setTimeout(() => look(), next - Date.now());
    return () => clearTimeout(timer);
  }, [next]);
  return lists;
}

/** In local mode it says who is looking; else that is not known without the network. */
function personInAddress(): string | null {
  return new URLSearchParams(window.location.search).get('as');
}

function useDeviceTime(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function KeptCopy({ kept, again }: { kept: KeptFireList; again: () => void }) {
  const styles = useStyles();
  const page = usePageStyles();
  const now = useDeviceTime();
  const { list } = kept;
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{awayLabels.fireList}</h1>
      <p role="status">
        <strong>{awayLabels.keptCopy}</strong>
      </p>
      <p className={page.largest}>{dataAge(list.asOf, serverTime(kept, now)).text}</p>
      <p>{awayLabels.keptMade(list.at, dayText(list.date))}</p>
      <FireListFacts list={list} />
      <div className={`${styles.tools} ${page.notPrinted}`}>
        <Button className={page.touch} icon={<PrintRegular />} onClick={() => window.print()}>
          {awayLabels.print}
        </Button>
        <Button className={page.touch} onClick={again}>
          {problemLabels.tryAgain}
        </Button>
        <span className={page.quiet}>{awayLabels.fireSays}</span>
      </div>
      <FireListGroups groups={list.groups} />
    </div>
  );
}
