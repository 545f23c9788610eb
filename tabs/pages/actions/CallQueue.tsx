import { makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Action, CallNumbers } from '#shared/contracts/actions/action.ts';
import { actionKindLabels, tickedText } from '#shared/wording/actions/action-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { callFactsText, callListLabels } from '#shared/wording/actions/call-list-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import {
  beingRungText,
  contactText,
  languageText,
  relationshipText,
} from '#shared/wording/actions/call-text.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import type { NumbersByCall } from './use-print-numbers.ts';
import { ChooseCall, type Choosing } from '../../components/actions/ChooseCall.tsx';
import { useMoveByKeys } from '../../components/actions/use-move-by-keys.ts';
import { useFocusInList } from '../../components/actions/use-focus-in-list.ts';
import { Flags } from '../../components/roll/Flags.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  choosing: { display: 'flex', alignItems: 'center' },
  item: { breakInside: 'avoid', '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(180px, 26%) 72px 1fr auto',
    columnGap: '12px',
    alignItems: 'center',
    width: '100%',
    minHeight: '44px',
    padding: '6px 16px',
    boxSizing: 'border-box',
    '@media (max-width: 640px)': { gridTemplateColumns: '1fr auto', rowGap: '2px', padding: '8px 12px' },
  },
  button: {
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    background: 'none',
    border: 'none',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  opened: { backgroundColor: tokens.colorNeutralBackground1Selected },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  because: {
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 640px)': { gridColumn: '1 / -1' },
  },
  facts: { display: 'block' },
  numbers: {
    display: 'none',
    '@media print': { display: 'block', listStyle: 'none', margin: '0 0 6px', padding: '0 16px 0 28px' },
  },
  who: { color: tokens.colorNeutralForeground2, '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
  onPaper: { display: 'none', '@media print': { display: 'inline' } },
  reference: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  ringing: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

/** `choosing`: calls are chosen to be shared out, and none is opened. */
type Props = {
  calls: readonly Action[];
  /** Whom to ring, on paper; null: nobody has printed. */
  numbers?: NumbersByCall | null;
  opened?: string | undefined;
  open: (id: string) => void;
  choosing?: Choosing | undefined;
};

/** The queue: j and k move through it, Enter opens what has the focus. */
export function CallQueue({ calls, numbers = null, opened, open, choosing }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const list = useRef<HTMLUListElement>(null);
  const focusComesBack = useRestoreFocusTarget();
  useMoveByKeys(list, { off: opened !== undefined });
  useFocusInList(list);
  const severalSchools = new Set(calls.map(({ school }) => school)).size > 1;
  return (
    <ul className={mergeClasses(page.sheet, styles.list)} ref={list}>
      {calls.map((action) => (
        <li key={action.id} className={mergeClasses(styles.item, choosing && styles.choosing)}>
          {choosing && <ChooseCall action={action} {...choosing} />}
          <button
            {...focusComesBack}
            type="button"
            className={mergeClasses(styles.line, styles.button, action.id === opened && styles.opened)}
            onClick={() => open(action.id)}
          >
            <CallDetails action={action} severalSchools={severalSchools} />
          </button>
          <Numbers contacts={numbers?.get(action.id) ?? []} />
        </li>
      ))}
    </ul>
  );
}

/** On paper alone: whom to ring, in order, and room to write how it went. */
function Numbers({ contacts }: { contacts: CallNumbers['calls'][number]['contacts'] }) {
  const styles = useStyles();
  if (contacts.length === 0) return null;
  return (
    <ul className={styles.numbers}>
      {contacts.map((contact) => (
        <li key={contact.order}>
          {[contactText(contact), relationshipText(contact), languageText(contact.language)]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function CallDetails({ action, severalSchools }: { action: Action; severalSchools: boolean }) {
  const styles = useStyles();
  const me = useMe();
  const now = useNow();
  const facts = callFactsText(action, now);
  const ringing = action.beingRungBy && action.beingRungBy.id !== me.id ? action.beingRungBy : null;
  const kind = action.kind === 'absence-call' ? '' : `${actionKindLabels[action.kind]}. `;
  return (
    <>
      <span className={styles.name}>
        {action.pupil?.name ?? actionKindLabels[action.kind]}
        <Flags flags={action.callFirst ? ['call-first'] : []} />
      </span>
      <span>{[action.tutorGroup, severalSchools && action.school].filter(Boolean).join(', ')}</span>
      <span className={styles.because}>
        {kind}
        {action.raisedFor < now.today && <strong>{callListLabels.ofDay(dayText(action.raisedFor))} </strong>}
        {action.raisedBecause}
        {action.ticked && ` ${tickedText}.`}
        {facts && <span className={styles.facts}>{sentenceCase(facts)}</span>}
      </span>
      <span className={mergeClasses(styles.who, ringing !== null && styles.ringing)}>
        {ringing ? beingRungText(ringing, now.today) : whoIsAsked(action, me.id)}
        {!ringing && action.assignee?.id === me.id && (
          <span className={styles.onPaper}>{action.assignee.name}</span>
        )}
        <span className={styles.reference}>{action.reference}</span>
      </span>
    </>
  );
}

function whoIsAsked(action: Action, myId: string): string {
  if (!action.assignee) return callPageLabels.unassigned;
  return action.assignee.id === myId ? '' : action.assignee.name;
}
