import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Action, CallSheet } from '#shared/contracts/actions/action.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import { waitingText } from '#shared/wording/actions/call-list-text.ts';
import { beingRungText } from '#shared/wording/actions/call-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { useApi, useAsk } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { Flags } from '../../roll/Flags.tsx';
import { useFocusWithin } from '../../basics/focus/use-focus-within.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../basics/Skeletons.tsx';
import { CallOutcome } from './CallOutcome.tsx';
import { nextCall } from '../calls-in-order.ts';
import { CallSheetView } from './CallSheetView.tsx';
import { useOnePressAStep } from './use-one-press-a-step.ts';

const useStyles = makeStyles({
  drawer: {
    width: 'min(640px, 100%)',
    maxWidth: '100%',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '0.01ms', transitionDuration: '0.01ms' },
  },
  subtitle: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '10px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: tokens.lineHeightBase300,
  },
  title: { overflowWrap: 'anywhere' },
  close: { minWidth: '44px', minHeight: '44px' },
  body: { paddingBottom: '16px' },
  footer: {
    display: 'block',
    padding: '12px 24px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    maxHeight: '62vh',
    overflowY: 'auto',
    '@media (max-width: 640px)': { padding: '10px 14px 14px' },
  },
});

interface CallProps {
  id: string;
  /** The list the call was opened from, to go on with. */
  calls: readonly Action[];
  open: (id: string) => void;
  close: () => void;
}

/** A call, beside the page it belongs to: whom to ring, what is known, then how it went. */
export default function CallDrawer({ isOpen, ...call }: CallProps & { isOpen: boolean }) {
  const styles = useStyles();
  const drawer = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWithin(drawer, heading, isOpen);
  const onePress = useOnePressAStep();
  return (
    <OverlayDrawer
      {...onePress}
      ref={drawer}
      className={styles.drawer}
      open={isOpen}
      position="end"
      onOpenChange={(_event, data) => {
        if (!data.open) call.close();
      }}
    >
      <TheCall key={call.id} heading={heading} {...call} />
    </OverlayDrawer>
  );
}

type TheCallProps = CallProps & { heading: RefObject<HTMLHeadingElement | null> };

function TheCall({ id, calls, heading, open, close }: TheCallProps) {
  const styles = useStyles();
  const sheet = useAsk('callSheet', { params: { id } });
  useBeginCall(id);
  // A call that follows on another begins at its name; the button that led to it is gone.
  useEffect(() => heading.current?.focus(), [heading]);
  const me = useMe();
  const [listed] = useState(calls);
  const known = listed.find((call) => call.id === id);
  const orderThen = listed.map((call) => call.id);
  const made = { id, pupilId: sheet.data?.pupil.id ?? null };
  const { time } = useNow();
  const next = nextCall(calls, made, orderThen, { id: me.id, time });
  const [tapped, setTapped] = useState<ContactRung | null>(null);
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          heading={{ ref: heading, tabIndex: -1 }}
          action={
            <Button
              className={styles.close}
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={callPageLabels.close}
              onClick={close}
            />
          }
        >
          {sheet.data?.pupil.name ?? known?.pupil?.name ?? callPageLabels.call}
        </DrawerHeaderTitle>
        {sheet.data && <Subtitle sheet={sheet.data} />}
      </DrawerHeader>
      <DrawerBody className={styles.body} role="region" aria-label={callPageLabels.known} tabIndex={0}>
        {sheet.isPending && <TableSkeleton rows={5} within />}
        {sheet.isError && !sheet.data && (
          <ProblemNotice inline error={sheet.error} again={() => void sheet.refetch()} />
        )}
        {sheet.data && <CallSheetView sheet={sheet.data} onRing={setTapped} />}
      </DrawerBody>
      {sheet.data && (
        <DrawerFooter className={styles.footer}>
          <CallOutcome sheet={sheet.data} tapped={tapped} next={next} open={open} close={close} />
        </DrawerFooter>
      )}
    </>
  );
}

function Subtitle({ sheet }: { sheet: CallSheet }) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const { today, time } = useNow();
  const { pupil, action, stage } = sheet;
  const ringing =
    action.status === 'open' && action.beingRungBy && action.beingRungBy.id !== me.id
      ? action.beingRungBy
      : null;
  const where = [pupil.tutorGroup ?? yearText(pupil.yearGroup), sheet.schoolName, `ref ${action.reference}`];
  return (
    <div className={styles.subtitle}>
      <span>{where.join(' · ')}</span>
      {stage !== null && stage > 0 && <span>{callPageLabels.stage(stage)}</span>}
      <Flags flags={pupil.flags} />
      {waitingText(action, time) && <strong>{waitingText(action, time)}</strong>}
      {ringing && (
        <strong role="status" className={page.quiet}>
          {beingRungText(ringing, today)}
        </strong>
      )}
    </div>
  );
}

/** Tells the others that this call is being made; that it cannot be told is no reason not to ring. */
function useBeginCall(id: string) {
  const api = useApi();
  useEffect(() => {
    void api.request('beginCall', { params: { id } }).catch(() => undefined);
  }, [api, id]);
}
