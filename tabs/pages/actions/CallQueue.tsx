import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type CSSProperties } from 'react';
import type { Action, ActionFamily, CallNumbers } from '#shared/contracts/actions/action.ts';
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
    gridTemplateColumns: 'minmax(180px, 26%) 72px 1fr minmax(120px, 16%)',
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
  who: {
    color: tokens.colorNeutralForeground2,
    gridColumn: 4,
    gridRow: '1 / span var(--children)',
    '@media (max-width: 640px)': { gridColumn: '1 / -1', gridRow: 'auto' },
  },
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
  families: readonly ActionFamily[];
  /** Whom to ring, on paper; null: nobody has printed. */
  numbers?: NumbersByCall | null;
  opened?: string | undefined;
  open: (id: string) => void;
  choosing?: Choosing | undefined;
};

/** The queue: j and k move through it, Enter opens what has the focus. */
export function CallQueue({ families, numbers = null, opened, open, choosing }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const list = useRef<HTMLUListElement>(null);
  useMoveByKeys(list, { off: opened !== undefined });
  useFocusInList(list);
  const severalSchools = new Set(families.map(([{ school }]) => school)).size > 1;
  return (
    <ul className={mergeClasses(page.sheet, styles.list)} ref={list}>
      {families.map((family) => (
        <li key={family[0].id} className={mergeClasses(styles.item, choosing && styles.choosing)}>
          {choosing && <ChooseCall family={family} {...choosing} />}
          <button
            type="button"
            className={mergeClasses(
              styles.line,
              styles.button,
              family.some(({ id }) => id === opened) && styles.opened,
            )}
            style={{ '--children': family.length } as CSSProperties}
            onClick={() => open(family[0].id)}
          >
            {family.map((action) => (
              <Child key={action.id} action={action} severalSchools={severalSchools} />
            ))}
            <WhoRings family={family} />
          </button>
          <Numbers contacts={numbersOf(family, numbers)} />
        </li>
      ))}
    </ul>
  );
}

/** A family's numbers once each, whichever child they stand with. */
function numbersOf(family: ActionFamily, numbers: NumbersByCall | null): Contact[] {
  const all = family.flatMap(({ id }) => numbers?.get(id) ?? []);
  return [...new Map(all.map((contact) => [`${contact.name} ${contact.phone}`, contact])).values()];
}

type Contact = CallNumbers['calls'][number]['contacts'][number];

/** On paper alone: whom to ring, in order, and room to write how it went. */
function Numbers({ contacts }: { contacts: readonly Contact[] }) {
  const styles = useStyles();
  if (contacts.length === 0) return null;
  return (
    <ul className={styles.numbers}>
      {contacts.map((contact) => (
        <li key={`${contact.name} ${contact.phone}`}>
          {[contactText(contact), relationshipText(contact), languageText(contact.language)]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}

/** What is known of one child of the family. */
function Child({ action, severalSchools }: { action: Action; severalSchools: boolean }) {
  const styles = useStyles();
  const now = useNow();
  const facts = callFactsText(action, now);
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
    </>
  );
}

/** Of all children of the family alike. */
function WhoRings({ family }: { family: ActionFamily }) {
  const styles = useStyles();
  const me = useMe();
  const { today } = useNow();
  const [{ assignee, beingRungBy }] = family;
  const ringing = beingRungBy && beingRungBy.id !== me.id ? beingRungBy : null;
  return (
    <span className={mergeClasses(styles.who, ringing !== null && styles.ringing)}>
      {ringing ? beingRungText(ringing, today) : whoIsAsked(assignee, me.id)}
      {!ringing && assignee?.id === me.id && <span className={styles.onPaper}>{assignee.name}</span>}
      {family.map(({ id, reference }) => (
        <span key={id} className={styles.reference}>
          {reference}
        </span>
      ))}
    </span>
  );
}

function whoIsAsked(assignee: Action['assignee'], myId: string): string {
  if (!assignee) return callPageLabels.unassigned;
  return assignee.id === myId ? '' : assignee.name;
}
