import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { refusedCountText, refusedLabels } from '#shared/wording/imports/refused-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { LocalMeanings } from './refused/LocalMeanings.tsx';
import { RefusedCodes } from './refused/RefusedCodes.tsx';
import { RefusedGroups } from './refused/RefusedGroups.tsx';

const useStyles = makeStyles({ count: { margin: '8px 0 0' }, done: { margin: '12px 0 0' } });

/** Codes nobody knows yet, with a choice of what they mean, and other rows of files that were not taken. */
export default function RefusedPage() {
  const page = usePageStyles();
  const styles = useStyles();
  const [done, setDone] = useState('');
  const found = useAsk('whatWasRefused', {});
  if (found.isPending) return <TableSkeleton rows={4} />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  const { codes, moreCodes, others, moreOthers, meanings } = found.data;
  const rows = others.reduce((sum, group) => sum + group.rows, 0);
  const toBringIn = codes.filter(({ means }) => means !== null).length;
  const nothing = codes.length === 0 && others.length === 0;
  const today = londonWallClock(new Date(found.data.now)).date;
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{refusedLabels.title}</h1>
      <p className={mergeClasses(page.largest, styles.count)}>
        {refusedCountText({ toExplain: codes.length - toBringIn + moreCodes, toBringIn, rows })}
      </p>
      <p className={page.quiet}>{nothing ? refusedLabels.nothingSays : refusedLabels.says}</p>
      <p className={mergeClasses(done !== '' && styles.done)} role="status">
        {done}
      </p>
      <RefusedCodes codes={codes} more={moreCodes} today={today} done={setDone} />
      <RefusedGroups groups={others} more={moreOthers} today={today} />
      <LocalMeanings meanings={meanings} today={today} />
    </div>
  );
}
