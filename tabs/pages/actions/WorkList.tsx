import { Button, Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, useId, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import type { Action, ActionFamily } from '#shared/contracts/actions/action.ts';
import { isCall, isMeeting } from '#shared/domain/actions/action-kinds.ts';
import { inFamilies } from '#shared/domain/actions/calls/families.ts';
import { expectedLater, workInTime } from '#shared/domain/actions/work-list.ts';
import {
  actionKindLabels,
  actionTitle,
  doneLabel,
  withWhomText,
} from '#shared/wording/actions/action-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { beingRungText } from '#shared/wording/actions/call-text.ts';
import { untilText, workText } from '#shared/wording/actions/work-text.ts';
import { useMe, useNow } from '../../api/use-me.ts';
import { useTickOff } from '../../api/use-tick-off.ts';
import { ChooseCall, type Choosing } from '../../components/actions/ChooseCall.tsx';
import { useFocusInList } from '../../components/actions/use-focus-in-list.ts';
import { useMoveByKeys } from '../../components/actions/use-move-by-keys.ts';
import { InOrNot } from '../../components/actions/InOrNot.tsx';
import { PutContactRight } from '../../components/actions/PutContactRight.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { useHref } from '../../components/basics/use-href.ts';
import { Flags } from '../../components/roll/Flags.tsx';
import { ChildNotSeen } from './ChildNotSeen.tsx';
import { ShareTools } from './ShareTools.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', marginBottom: '8px' },
  keys: { marginTop: '8px', '@media (hover: none)': { display: 'none' } },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(160px, 22%) 64px 1fr minmax(110px, 18%) auto',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '6px 16px',
    boxSizing: 'border-box',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': {
      gridTemplateColumns: '1fr auto',
      rowGap: '2px',
      padding: '8px 12px',
    },
  },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '8px',
    alignItems: 'center',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  ofFamily: {
    gridRow: '1 / span var(--children)',
    '@media (max-width: 640px)': { gridRow: 'auto' },
  },
  who: { gridColumn: 4 },
  whose: { display: 'block' },
  wide: { '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
  button: {
    gridColumn: 5,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: '8px',
    '@media (max-width: 640px)': { gridColumn: '1 / -1', justifyContent: 'flex-start' },
  },
});

type Lines = {
  items: readonly Action[];
  open: (id: string) => void;
  /** Left out: no call of the list is chosen. */
  choosing?: Choosing | undefined;
  /** j and k move through this list: one of the page. */
  byKeys?: boolean;
};

/** One heading of the work, with how much stands under it; nothing where there is none. */
export function WorkSection({
  label,
  before,
  after,
  ...lines
}: Lines & { label: string; before?: ReactNode; after?: ReactNode }) {
  const families = inFamilies(lines.items);
  const page = usePageStyles();
  const id = useId();
  if (families.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {workText.headingOf(label, families.length)}
      </h2>
      {before}
      <WorkLines {...lines} families={families} />
      {after}
    </section>
  );
}

/** All of the work in the order of time, for whoever does all of it; its calls can be shared out. */
export function WorkInTime({ items, open, byKeys }: Lines) {
  const styles = useStyles();
  const page = usePageStyles();
  const now = useNow();
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const inTime = workInTime(items, now);
  const calls = inTime.filter(({ kind }) => isCall(kind));
  return (
    <WorkSection
      label={workText.inTime}
      items={inTime}
      open={open}
      byKeys={byKeys ?? false}
      choosing={chosen ? { chosen, onChosen: setChosen } : undefined}
      before={
        calls.length > 0 && (
          <div className={mergeClasses(styles.tools, page.notPrinted)}>
            <ShareTools families={inFamilies(calls)} chosen={chosen} onChosen={setChosen} />
          </div>
        )
      }
      after={<p className={mergeClasses(page.quiet, styles.keys, page.notPrinted)}>{callPageLabels.keys}</p>}
    />
  );
}

/** Whoever is expected and may still come in time: nothing to do, and not hidden. */
export function ExpectedLater({ items, open }: Lines) {
  const now = useNow();
  return <WorkSection label={workText.later} items={expectedLater(items, now)} open={open} />;
}

type FamilyLines = Omit<Lines, 'items'> & { families: readonly ActionFamily[] };

function WorkLines({ families, open, choosing, byKeys = false }: FamilyLines) {
  const styles = useStyles();
  const page = usePageStyles();
  const list = useRef<HTMLUListElement>(null);
  useMoveByKeys(list, { off: !byKeys });
  useFocusInList(list);
  const severalSchools = new Set(families.map(([{ school }]) => school)).size > 1;
  return (
    <ul className={mergeClasses(page.sheet, styles.list)} ref={list}>
      {families.map((family) => (
        <WorkLine
          key={family[0].id}
          family={family}
          severalSchools={severalSchools}
          open={open}
          choosing={choosing}
        />
      ))}
    </ul>
  );
}

type LineProps = { family: ActionFamily; severalSchools: boolean } & Pick<Lines, 'open' | 'choosing'>;

function WorkLine({ family, severalSchools, open, choosing }: LineProps) {
  const styles = useStyles();
  const me = useMe();
  const { today } = useNow();
  const [first] = family;
  return (
    <li className={styles.line} style={{ '--children': family.length } as CSSProperties}>
      {family.map((action) => (
        <Fragment key={action.id}>
          <span className={styles.name}>
            {choosing && action === first && isCall(first.kind) && (
              <ChooseCall family={family} {...choosing} />
            )}
            {action.pupil?.name ?? actionKindLabels[action.kind]}
            <Flags flags={action.callFirst ? ['call-first'] : []} />
          </span>
          <span>{[action.tutorGroup, severalSchools && action.school].filter(Boolean).join(', ')}</span>
          <span className={styles.wide}>
            {action.pupil ? `${actionTitle(action)}. ` : ''}
            {action.raisedBecause}
          </span>
        </Fragment>
      ))}
      <span className={mergeClasses(styles.quiet, styles.who, styles.ofFamily, styles.wide)}>
        <span className={styles.whose}>{whoseText(first, me.id, today)}</span>
        <span className={styles.whose}>{untilText(first, today)}</span>
      </span>
      <span className={mergeClasses(styles.button, styles.ofFamily)}>
        <WorkButton action={first} open={open} />
      </span>
    </li>
  );
}

function whoseText(action: Action, myId: string, today: string): string {
  if (action.beingRungBy && action.beingRungBy.id !== myId) return beingRungText(action.beingRungBy, today);
  return action.assignee?.id === myId ? workText.yours : withWhomText(action);
}

/** The meeting that is to be held, or whose plan is looked at again. */
const meetingOf = ({ id, kind, raisedBy }: Action): string | null =>
  isMeeting(kind) ? id : kind === 'plan-review' ? raisedBy : null;

/** The one thing to do about it here. */
function WorkButton({ action, open }: { action: Action; open: Lines['open'] }) {
  const page = usePageStyles();
  const href = useHref();
  const tickOff = useTickOff();
  const about = action.pupil?.name ?? actionKindLabels[action.kind];
  const look = mergeClasses(page.touch, page.notPrinted);
  if (action.kind === 'safeguarding-alert')
    return (
      <FluentLink
        className={look}
        href={href({ page: 'alert', id: action.id })}
        aria-label={`${workText.openAlert}: ${about}`}
      >
        {workText.openAlert}
      </FluentLink>
    );
  const meetingId = meetingOf(action);
  if (meetingId !== null)
    return (
      <FluentLink
        className={look}
        href={href({ page: 'meeting', id: meetingId })}
        aria-label={`${workText.openMeeting}: ${about}`}
      >
        {workText.openMeeting}
      </FluentLink>
    );
  if (isCall(action.kind))
    return (
      <Button className={look} aria-label={`${workText.ring}: ${about}`} onClick={() => open(action.id)}>
        {workText.ring}
      </Button>
    );
  if (action.kind === 'ask-after') return action.mayTickOff && <InOrNot action={action} />;
  return (
    <>
      {action.kind === 'home-visit' && <ChildNotSeen id={action.id} name={action.pupil?.name ?? ''} />}
      {action.mayTickOff && action.kind === 'contact-correction' && <PutContactRight action={action} />}
      {action.mayTickOff && action.kind !== 'contact-correction' && (
        <Button
          className={look}
          aria-label={`${doneLabel(action.kind)}: ${about}`}
          onClick={() => void tickOff(action)}
        >
          {doneLabel(action.kind)}
        </Button>
      )}
    </>
  );
}
