import { Button, makeStyles, mergeClasses, Tab, TabList, ToggleButton } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useId, useState } from 'react';
import { useLocation } from 'wouter';
import type { Action } from '#shared/contracts/actions/action.ts';
import { workByHeading } from '#shared/domain/actions/work-list.ts';
import { workHeadingLabels, workText } from '#shared/wording/actions/work-text.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { hasRight, hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { CallBeside } from '../../components/actions/CallBeside.tsx';
import { callsInOrder } from '../../components/actions/calls-in-order.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { CallQueue } from './CallQueue.tsx';
import { NothingToDo } from './NothingToDo.tsx';
import { useWorkOrder, type WorkOrder } from './use-work-order.ts';
import { ExpectedLater, WorkInTime, WorkSection } from './WorkList.tsx';
import { asPerson } from '../pages-for.ts';

const ShareOut = lazy(() => import('./ShareOut.tsx'));

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  share: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', marginBottom: '8px' },
  heading: { marginBottom: '12px' },
  print: { '@media (max-width: 640px)': { display: 'none' } },
  keys: { marginTop: '8px', '@media (hover: none)': { display: 'none' } },
});

type Which = 'mine' | 'school';

/** The calls somebody is asked to make, or all open ones of the school; the open call lies beside them. */
export default function CallsPage({ openCall }: { openCall?: string }) {
  const me = useMe();
  // The officer shares the school's calls out, and begins with all of them; everybody else with their own.
  const sharesOut = hasRightAnywhere(asPerson(me), 'share-out-calls');
  const [which, setWhich] = useState<Which>(sharesOut ? 'school' : 'mine');
  const seesSchool = hasRightAnywhere(asPerson(me), 'see-pupils');
  const query = {
    status: 'open' as const,
    limit: 200,
    ...(which === 'mine' ? { assignee: 'me' as const } : {}),
  };
  const [order, chooseOrder] = useWorkOrder();
  const actions = useAsk('actions', { query }, { lookAgain: 30 });
  const page = usePageStyles();

  return (
    <div className={page.page}>
      <div className={mergeClasses(page.headerLine)}>
        <CallsHeading actions={actions.data?.items ?? []} />
        <Tools which={seesSchool ? which : null} choose={setWhich} order={order} chooseOrder={chooseOrder} />
      </div>
      {actions.isPending && <TableSkeleton within />}
      {actions.isError && !actions.data && (
        <ProblemNotice inline error={actions.error} again={() => void actions.refetch()} />
      )}
      {actions.data && <Queue items={actions.data.items} order={order} openCall={openCall} />}
    </div>
  );
}

function CallsHeading({ actions }: { actions: readonly Action[] }) {
  const page = usePageStyles();
  const { today } = useNow();
  const calls = callsInOrder(actions);
  const first = calls.filter(({ callFirst }) => callFirst).length;
  const styles = useStyles();
  return (
    <div className={styles.heading}>
      <h1 className={page.heading}>{callPageLabels.calls}</h1>
      <span className={page.quiet}>
        {[
          dayText(today),
          callPageLabels.callsWaiting(calls.length),
          first > 0 && callPageLabels.callFirst(first),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}

function Tools({
  which,
  choose,
  order,
  chooseOrder,
}: {
  which: Which | null;
  choose: (which: Which) => void;
  order: WorkOrder;
  chooseOrder: (order: WorkOrder) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <div className={mergeClasses(styles.tools, page.notPrinted)}>
      {which && (
        <TabList
          aria-label={callPageLabels.whichCalls}
          selectedValue={which}
          onTabSelect={(_event, { value }) => choose(value as Which)}
        >
          <Tab value="mine">{callPageLabels.mine}</Tab>
          <Tab value="school">{callPageLabels.wholeSchool}</Tab>
        </TabList>
      )}
      <ToggleButton
        className={page.touch}
        appearance="subtle"
        checked={order === 'by-time'}
        onClick={() => chooseOrder(order === 'by-time' ? 'by-kind' : 'by-time')}
      >
        {workText.byTime}
      </ToggleButton>
      <Button
        className={mergeClasses(page.touch, styles.print)}
        appearance="subtle"
        icon={<PrintRegular />}
        onClick={() => window.print()}
      >
        {callPageLabels.print}
      </Button>
    </div>
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
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const [isGiving, setGiving] = useState(false);
  const school = calls[0]?.school ?? '';
  if (!calls.every((call) => call.school === school) || !hasRight(asPerson(me), 'share-out-calls', school))
    return null;
  if (!chosen)
    return (
      <div className={mergeClasses(styles.share, page.notPrinted)}>
        <Button className={page.touch} onClick={() => onChosen([])}>
          {shareLabels.begin}
        </Button>
      </div>
    );
  return (
    <div className={mergeClasses(styles.share, page.notPrinted)}>
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
    </div>
  );
}

function Queue({
  items,
  order,
  openCall,
}: {
  items: readonly Action[];
  order: WorkOrder;
  openCall: string | undefined;
}) {
  const [, navigate] = useLocation();
  const now = useNow();
  const waiting = items.filter(({ status }) => status === 'open');
  const calls = callsInOrder(waiting);
  const open = (id: string) =>
    navigate(addressOf({ page: 'calls', id }), { replace: openCall !== undefined });

  return (
    <>
      {order === 'by-time' ? (
        <WorkInTime items={waiting} open={open} />
      ) : (
        workByHeading(waiting, now).map(({ heading, items: under }) =>
          heading === 'calls' ? (
            <Calls key={heading} calls={calls} opened={openCall} open={open} />
          ) : (
            <WorkSection key={heading} label={workHeadingLabels[heading]} items={under} open={open} />
          ),
        )
      )}
      <ExpectedLater items={waiting} open={open} />
      {waiting.length === 0 && <NothingToDo />}
      {!openCall && <UndoBar />}
      <CallBeside
        id={openCall ?? null}
        calls={calls}
        open={open}
        close={() => navigate(addressOf({ page: 'calls' }))}
      />
    </>
  );
}

/** The calls among the work: to be opened one after the other, or shared out. */
function Calls({
  calls,
  opened,
  open,
}: {
  calls: readonly Action[];
  opened: string | undefined;
  open: (id: string) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {workText.headingOf(workHeadingLabels.calls, calls.length)}
      </h2>
      <ShareTools calls={calls} chosen={chosen} onChosen={setChosen} />
      <CallQueue
        calls={calls}
        opened={opened}
        open={open}
        choosing={chosen ? { chosen, onChosen: setChosen } : undefined}
      />
      <p className={mergeClasses(page.quiet, styles.keys, page.notPrinted)}>{callPageLabels.keys}</p>
    </section>
  );
}
