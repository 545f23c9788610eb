import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Action } from '#shared/contracts/actions/action.ts';
import { inFamilies } from '#shared/domain/actions/calls/families.ts';
import { callListLabels } from '#shared/wording/actions/call-list-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { everyCall, filteredCalls } from '../../components/actions/filter-calls.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { CallFilters } from './CallFilters.tsx';
import { CallQueue } from './CallQueue.tsx';
import { ShareTools } from './ShareTools.tsx';
import { usePrintNumbers } from './use-print-numbers.ts';

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
  const families = inFamilies(shown);
  const print = usePrintNumbers(shown);
  return (
    <>
      {(calls.length > FEW_CALLS || filter !== everyCall) && (
        <CallFilters
          calls={calls}
          shown={families.length}
          of={inFamilies(calls).length}
          filter={filter}
          onFilter={setFilter}
        />
      )}
      <div className={mergeClasses(styles.tools, page.notPrinted)}>
        <ShareTools families={families} chosen={chosen} onChosen={setChosen} />
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
          families={families}
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
