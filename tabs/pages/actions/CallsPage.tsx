import { Button, makeStyles, mergeClasses, Tab, TabList } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { actionKindLabels, doneLabel, withWhomText } from '#shared/wording/actions/action-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { useTickOff } from '../../api/use-tick-off.ts';
import { PutContactRight } from '../../components/actions/PutContactRight.tsx';
import { CallBeside } from '../../components/actions/CallBeside.tsx';
import { callsInOrder } from '../../components/actions/calls-in-order.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { ChildNotSeen } from './ChildNotSeen.tsx';
import { OtherLine } from './CallQueue.tsx';
import { OpenCalls } from './OpenCalls.tsx';
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
    limit: 200,
    ...(which === 'mine' ? { assignee: 'me' as const } : {}),
  };
  const actions = useAsk('actions', { query }, { lookAgain: 30 });
  const page = usePageStyles();

  return (
    <div className={page.page}>
      <div className={mergeClasses(page.headerLine)}>
        <CallsHeading actions={actions.data?.items ?? []} />
        <Tools which={seesSchool ? which : null} choose={setWhich} />
      </div>
      {actions.isPending && <TableSkeleton within />}
      {actions.isError && !actions.data && (
        <ProblemNotice inline error={actions.error} again={() => void actions.refetch()} />
      )}
      {actions.data && <Queue items={actions.data.items} which={which} openCall={openCall} />}
    </div>
  );
}

function CallsHeading({ actions }: { actions: readonly Action[] }) {
  const page = usePageStyles();
  const { today, time } = useNow();
  const calls = callsInOrder(actions, time);
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

function Tools({ which, choose }: { which: Which | null; choose: (which: Which) => void }) {
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
    </div>
  );
}

function Queue({ items, which, openCall }: { items: readonly Action[]; which: Which; openCall?: string }) {
  const page = usePageStyles();
  const [, navigate] = useLocation();
  const tickOff = useTickOff();
  const { time } = useNow();
  const calls = callsInOrder(items, time);
  // Alerts stand above every page.
  const others = items.filter(
    ({ kind, status }) => !isCall(kind) && kind !== 'safeguarding-alert' && status === 'open',
  );
  const open = (id: string) =>
    navigate(addressOf({ page: 'calls', id }), { replace: openCall !== undefined });

  return (
    <>
      {calls.length > 0 ? (
        <OpenCalls calls={calls} opened={openCall} open={open} />
      ) : (
        <p>{which === 'mine' ? callPageLabels.noCalls : callPageLabels.noSchoolCalls}</p>
      )}
      {others.length > 0 && (
        <>
          <h2 className={page.section}>{callPageLabels.otherActions}</h2>
          <div className={page.sheet}>
            {others.map((action) => (
              <OtherLine key={action.id} action={action}>
                {action.kind === 'home-visit' && (
                  <ChildNotSeen id={action.id} name={action.pupil?.name ?? ''} />
                )}
                {action.kind === 'contact-correction' && action.mayTickOff ? (
                  <PutContactRight action={action} />
                ) : action.mayTickOff ? (
                  <Button
                    className={mergeClasses(page.touch, page.notPrinted)}
                    aria-label={`${doneLabel(action.kind)}: ${action.pupil?.name ?? actionKindLabels[action.kind]}`}
                    onClick={() => void tickOff(action)}
                  >
                    {doneLabel(action.kind)}
                  </Button>
                ) : (
                  <span className={page.quiet}>{withWhomText(action)}</span>
                )}
              </OtherLine>
            ))}
          </div>
        </>
      )}
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
