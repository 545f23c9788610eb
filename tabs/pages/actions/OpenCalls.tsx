import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import type { Action } from '#shared/contracts/actions/action.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { callListLabels } from '#shared/wording/actions/call-list-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';
import { useMe } from '../../api/use-me.ts';
import { everyCall, filteredCalls } from '../../components/actions/filter-calls.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { asPerson } from '../pages-for.ts';
import { CallFilters } from './CallFilters.tsx';
import { CallQueue } from './CallQueue.tsx';
import { usePrintNumbers } from './use-print-numbers.ts';

const ShareOut = lazy(() => import('./ShareOut.tsx'));

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', marginBottom: '8px' },
  keys: { marginTop: '8px', '@media (hover: none)': { display: 'none' } },
});

/** So many calls are taken in at a glance. */
const FEW_CALLS = 5;

type Props = { calls: readonly Action[]; opened?: string | undefined; open: (id: string) => void };

/** The open calls, in their order: which are shown, to be shared out, to be printed. */
export function OpenCalls({ calls, opened, open }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const [filter, setFilter] = useState(everyCall);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const shown = filteredCalls(calls, filter);
  const print = usePrintNumbers(shown);
  return (
    <>
      {(calls.length > FEW_CALLS || filter !== everyCall) && (
        <CallFilters calls={calls} shown={shown.length} filter={filter} onFilter={setFilter} />
      )}
      <div className={mergeClasses(styles.tools, page.notPrinted)}>
        <ShareTools calls={shown} chosen={chosen} onChosen={setChosen} />
        <Button
          className={page.touch}
          appearance="subtle"
          icon={<PrintRegular />}
          disabled={print.isPending || shown.length === 0}
          onClick={() => print.begin()}
        >
          {callListLabels.print}
        </Button>
      </div>
      {print.error !== null && <ProblemNotice inline error={print.error} />}
      {shown.length === 0 ? (
        <p>
          {callListLabels.noneShown}{' '}
          <Button className={page.touch} onClick={() => setFilter(everyCall)}>
            {callListLabels.everyCall}
          </Button>
        </p>
      ) : (
        <CallQueue
          calls={shown}
          numbers={print.numbers}
          opened={opened}
          open={open}
          choosing={chosen ? { chosen, onChosen: setChosen } : undefined}
        />
      )}
      <p className={mergeClasses(page.quiet, styles.keys, page.notPrinted)}>{callPageLabels.keys}</p>
    </>
  );
}

/** For whoever shares calls out: begin, choose some or all, and say to whom. */
function ShareTools({
  calls,
  chosen,
  onChosen,
}: {
  calls: readonly Action[];
  chosen: readonly string[] | null;
  onChosen: (chosen: readonly string[] | null) => void;
}) {
  const page = usePageStyles();
  const me = useMe();
  const [isGiving, setGiving] = useState(false);
  const school = calls[0]?.school ?? '';
  if (!calls.every((call) => call.school === school) || !hasRight(asPerson(me), 'share-out-calls', school))
    return null;
  if (!chosen)
    return (
      <Button className={page.touch} onClick={() => onChosen([])}>
        {shareLabels.begin}
      </Button>
    );
  return (
    <>
      <Button className={page.touch} onClick={() => onChosen(calls.map(({ id }) => id))}>
        {shareLabels.chooseAll}
      </Button>
      <span role="status">{shareLabels.chosen(chosen.length)}</span>
      <Button
        className={page.touch}
        appearance="primary"
        disabled={chosen.length === 0}
        onClick={() => setGiving(true)}
      >
        {shareLabels.to}
      </Button>
      <Button className={page.touch} appearance="subtle" onClick={() => onChosen(null)}>
        {shareLabels.end}
      </Button>
      {isGiving && (
        <Suspense fallback={null}>
          <ShareOut
            school={school}
            actions={chosen}
            done={() => {
              setGiving(false);
              onChosen(null);
            }}
            close={() => setGiving(false)}
          />
        </Suspense>
      )}
    </>
  );
}
