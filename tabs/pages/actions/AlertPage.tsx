import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { AlertSheet } from '#shared/contracts/actions/alerts.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { alertClosedText, alertLabels, inHandText } from '#shared/wording/actions/alert-text.ts';
import { sessions } from '#shared/domain/basics/session.ts';
import { markText } from '#shared/wording/registers/mark-text.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { CloseAlert } from '../../components/actions/alerts/CloseAlert.tsx';
import { TakeAlert } from '../../components/actions/alerts/TakeAlert.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { AlertLogList } from './alert/AlertLogList.tsx';
import { AlertNumbers } from './alert/AlertNumbers.tsx';
import { HandOn } from './alert/HandOn.tsx';
import { LookFirst } from './alert/LookFirst.tsx';
import { Reported } from './alert/Reported.tsx';

const useStyles = makeStyles({
  inHand: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', margin: '8px 0' },
  untaken: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
});
const LOOK_AGAIN_SECONDS = 20;

/** An alert's sheet: look first, numbers, who said what, hand on, close. Reading it stops no clock. */
export default function AlertPage({ id }: { id: string }) {
  const page = usePageStyles();
  const { id: myId } = useMe();
  const found = useAsk('alertSheet', { params: { id } });
  if (found.isPending) return <TableSkeleton rows={6} />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  const sheet = found.data;
  const other = sheet.taken && sheet.taken.by.id !== myId ? sheet.taken.by : null;
  const isOpen = sheet.action.status === 'open';
  return (
    <div className={page.page}>
      <AlertHeading sheet={sheet} isOpen={isOpen} />
      {isOpen && <LookFirst id={id} lookFirst={sheet.lookFirst} emergencyText={sheet.emergencyText} />}
      <AlertNumbers people={sheet.people} contacts={sheet.isDrill ? null : sheet.contacts} />
      {!sheet.isDrill && <Reported {...sheet} />}
      {isOpen && (
        <>
          {other && <p>{alertLabels.insteadOf(other.name)}</p>}
          <HandOn id={id} to={sheet.handOnTo} insteadOf={other?.id ?? null} />
          <h2 className={page.section}>{alertLabels.closeTitle}</h2>
          {!sheet.taken && <p className={page.quiet}>{alertLabels.closeTakes}</p>}
          <CloseAlert id={id} name={nameOf(sheet)} isDrill={sheet.isDrill} insteadOf={other?.id ?? null} />
        </>
      )}
      <AlertLogList id={id} lookAgain={isOpen ? LOOK_AGAIN_SECONDS : 0} />
      <UndoBar />
    </div>
  );
}

const nameOf = ({ pupil }: AlertSheet): string => pupil?.name ?? alertLabels.drill;

function AlertHeading({ sheet, isOpen }: { sheet: AlertSheet; isOpen: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const { id: myId } = useMe();
  const { action, pupil, raisedAt, schoolName } = sheet;
  const inHand = inHandText(sheet, { myId, today });
  return (
    <>
      <span className={page.quiet}>
        {alertLabels.heading} · {schoolName}
      </span>
      <h1 className={page.heading}>{[nameOf(sheet), pupil?.tutorGroup].filter(Boolean).join(', ')}</h1>
      <p>
        {action.raisedBecause} <span className={page.quiet}>{momentText(raisedAt, today)}</span>
      </p>
      {sheet.known.map((text) => (
        <p key={text}>
          <strong>{text}</strong>
        </p>
      ))}
      {sheet.marks && (
        <p>
          {alertLabels.marksNow}{' '}
          {sessions
            .map((session) => `${session} ${markText(sheet.marks?.[session] ?? '', action.raisedFor)}`)
            .join(' · ')}
        </p>
      )}
      <div className={styles.inHand}>
        <span role="status" className={mergeClasses(isOpen && !inHand.isTaken && styles.untaken)}>
          {isOpen ? inHand.text : alertClosedText(action)}
        </span>
        {isOpen && !sheet.taken && <TakeAlert id={action.id} name={nameOf(sheet)} />}
        {pupil && (
          <Link className={styles.link} href={addressOf({ page: 'pupil', id: pupil.id })}>
            {alertLabels.goToPupil}
          </Link>
        )}
      </div>
    </>
  );
}
