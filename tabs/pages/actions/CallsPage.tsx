import { makeStyles, mergeClasses, Tab, TabList, ToggleButton } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import type { Action } from '#shared/contracts/actions/action.ts';
import { inFamilies } from '#shared/domain/actions/calls/families.ts';
import { workByHeading } from '#shared/domain/actions/work-list.ts';
import { workHeadingLabels, workText } from '#shared/wording/actions/work-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { CallBeside } from '../../components/actions/call/CallBeside.tsx';
import { useAllActions } from '../../components/actions/use-all-actions.ts';
import { callsInOrder } from '../../components/actions/calls-in-order.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { CodesWaiting } from './CodesWaiting.tsx';
import { NothingToDo } from './NothingToDo.tsx';
import { OpenCalls } from './OpenCalls.tsx';
import { useWorkOrder, type WorkOrder } from './use-work-order.ts';
import { ExpectedLater, WorkInTime, WorkSection } from './WorkList.tsx';
import { asPerson } from '../pages-for.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  heading: { marginBottom: '12px' },
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
    ...(which === 'mine' ? { assignee: 'me' as const } : {}),
  };
  const [order, chooseOrder] = useWorkOrder();
  const actions = useAllActions(query);
  const page = usePageStyles();

  return (
    <div className={page.page}>
      <div className={mergeClasses(page.headerLine)}>
        <CallsHeading actions={actions.data?.items ?? null} />
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

function CallsHeading({ actions }: { actions: readonly Action[] | null }) {
  const page = usePageStyles();
  const { today, time } = useNow();
  const calls = inFamilies(callsInOrder(actions ?? [], time));
  const first = calls.filter((family) => family.some(({ callFirst }) => callFirst)).length;
  const styles = useStyles();
  return (
    <div className={styles.heading}>
      <h1 className={page.heading}>{callPageLabels.calls}</h1>
      <span className={page.quiet}>
        {[
          dayText(today),
          actions && callPageLabels.callsWaiting(calls.length),
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
  const calls = callsInOrder(waiting, now.time);
  const open = (id: string) =>
    navigate(addressOf({ page: 'calls', id }), { replace: openCall !== undefined });

  return (
    <>
      {calls.length === 0 && <NothingToDo otherWork={waiting.length > 0} />}
      {order === 'by-time' ? (
        <WorkInTime items={waiting} open={open} byKeys={!openCall} />
      ) : (
        workByHeading(waiting, now).map(({ heading, items: under }) =>
          heading === 'calls' ? (
            <Calls key={heading} calls={callsInOrder(under, now.time)} opened={openCall} open={open} />
          ) : (
            <WorkSection key={heading} label={workHeadingLabels[heading]} items={under} open={open} />
          ),
        )
      )}
      {waiting.every(({ kind }) => kind !== 'enter-code') && <CodesWaiting />}
      <ExpectedLater items={waiting} open={open} />
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
function Calls(props: { calls: readonly Action[]; opened: string | undefined; open: (id: string) => void }) {
  const page = usePageStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {workText.headingOf(workHeadingLabels.calls, inFamilies(props.calls).length)}
      </h2>
      <OpenCalls {...props} />
    </section>
  );
}
