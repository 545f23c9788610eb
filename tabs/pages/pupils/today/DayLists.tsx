import { Button, Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useHref } from '../../../components/basics/use-href.ts';
import type { Action, ActionFamily } from '#shared/contracts/actions/action.ts';
import type { TutorGroupDay } from '#shared/contracts/pupils/tutor-group.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { inFamilies } from '#shared/domain/actions/calls/families.ts';
import {
  actionKindLabels,
  actionTitle,
  doneLabel,
  tickedText,
  withWhomText,
} from '#shared/wording/actions/action-text.ts';
import { beingRungText } from '#shared/wording/actions/call-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { joined } from '#shared/wording/basics/number-text.ts';
import { noCallsText } from '#shared/wording/pupils/group-text.ts';
import { untilText } from '#shared/wording/actions/work-text.ts';
import { todayLabels } from '#shared/wording/pupils/today-text.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { useTickOff } from '../../../api/use-tick-off.ts';
import { InOrNot } from '../../../components/actions/InOrNot.tsx';
import { Flags } from '../../../components/roll/Flags.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const AnswerQuestion = lazy(() => import('./AnswerQuestion.tsx'));

const useStyles = makeStyles({
  lists: { margin: 0, padding: '4px 0' },
  list: {
    display: 'grid',
    gridTemplateColumns: '88px 1fr',
    columnGap: '12px',
    padding: '4px 16px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': { gridTemplateColumns: '1fr', padding: '8px 12px' },
  },
  term: {
    fontWeight: tokens.fontWeightSemibold,
    padding: '9px 0',
    '@media (max-width: 640px)': { padding: 0 },
  },
  details: { margin: 0, minWidth: 0 },
  empty: { margin: 0, padding: '9px 0', color: tokens.colorNeutralForeground2 },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '12px',
    minHeight: '40px',
    '@media (pointer: coarse)': { minHeight: '48px' },
    '@media (max-width: 640px)': { padding: '6px 0' }, // where words take several lines, a line needs its edges
  },
  short: { ':not(:first-child)': { minHeight: '28px' }, '@media (pointer: coarse)': { minHeight: '32px' } },
  family: { display: 'grid', minWidth: 0 },
  text: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '10px', minWidth: 0 },
  name: { color: tokens.colorNeutralForeground1 },
  because: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'end', gap: '4px 8px', flexShrink: 0 },
  button: { minWidth: '92px', flexShrink: 0, '@media print': { display: 'none' } },
});

type Props = { day: TutorGroupDay; calls: readonly Action[]; call: (id: string) => void };

/** The four minutes of a tutor: whom to greet, to ask, to ring, and what else is open. */
export function DayLists({ day, calls, call }: Props) {
  const styles = useStyles();
  const { today } = useNow();
  const page = usePageStyles();
  const tickOff = useTickOff();
  const [answered, setAnswered] = useState<TutorGroupDay['ask'][number] | null>(null);
  const openAction = (id: string | null) =>
    day.actions.find((action) => action.id === id && action.status === 'open') ?? null;
  const greet = day.greet.filter(({ actionId }) => actionId === null || openAction(actionId));
  const shown = new Set([...day.greet, ...day.ask].map(({ actionId }) => actionId));
  const also = day.actions.filter(
    (action) => action.status === 'open' && !isCall(action.kind) && !shown.has(action.id),
  );

  return (
    <dl className={mergeClasses(page.sheet, styles.lists)}>
      <List term={todayLabels.greet} empty={todayLabels.noGreet}>
        {greet.map((line) => {
          const action = openAction(line.actionId);
          return (
            <Line key={line.pupilId} pupil={{ id: line.pupilId, name: line.name }} because={line.because}>
              {action?.mayTickOff && (
                <LineButton onClick={() => void tickOff(action)} about={line.name}>
                  {doneLabel(action.kind)}
                </LineButton>
              )}
            </Line>
          );
        })}
      </List>
      <List term={todayLabels.ask} empty={todayLabels.noAsk}>
        {day.ask.map((line) => (
          <Line key={line.pupilId} pupil={{ id: line.pupilId, name: line.name }} because={line.because}>
            <span className={styles.buttons}>
              <LineButton onClick={() => setAnswered(line)} about={line.name}>
                {todayLabels.answer}
              </LineButton>
              <OpenPupil id={line.pupilId} name={line.name} />
            </span>
          </Line>
        ))}
      </List>
      <List term={todayLabels.ring} empty={day.asOf ? noCallsText(day) : todayLabels.noRegister}>
        {inFamilies(calls).map((family, index) => (
          <CallLine key={family[0].id} family={family} first={index === 0} call={call} />
        ))}
      </List>
      {also.length > 0 && (
        <List term={todayLabels.also} empty="">
          {also.map((action) => (
            <Line key={action.id} pupil={action.pupil} because={alsoText(action, today)}>
              {action.kind === 'ask-after' ? (
                <span className={styles.buttons}>
                  <InOrNot action={action} />
                </span>
              ) : action.mayTickOff ? (
                <LineButton
                  onClick={() => void tickOff(action, actionKindLabels[action.kind])}
                  about={action.pupil?.name ?? actionKindLabels[action.kind]}
                >
                  {doneLabel(action.kind)}
                </LineButton>
              ) : (
                <span className={page.quiet}>{withWhomText(action)}</span>
              )}
            </Line>
          ))}
        </List>
      )}
      {answered && (
        <Suspense fallback={null}>
          <AnswerQuestion school={day.school} line={answered} close={() => setAnswered(null)} />
        </Suspense>
      )}
    </dl>
  );
}

function List({ term, empty, children }: { term: string; empty: string; children: ReactNode[] }) {
  const styles = useStyles();
  return (
    <div className={styles.list}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.details}>
        {children.length > 0 ? children : <p className={styles.empty}>{empty}</p>}
      </dd>
    </div>
  );
}

interface ChildLine {
  pupil: { id: string; name: string } | null;
  because: string;
  flags?: string[];
}

const Line = ({ children, ...child }: ChildLine & { children?: ReactNode }): ReactNode => (
  <FamilyLine family={[child]}>{children}</FamilyLine>
);

function FamilyLine({ family, children }: { family: readonly ChildLine[]; children?: ReactNode }) {
  const styles = useStyles();
  const href = useHref();
  return (
    <div className={mergeClasses(styles.line, !children && styles.short)}>
      <span className={styles.family}>
        {family.map(({ pupil, because, flags = [] }) => (
          <span key={pupil?.id ?? because} className={styles.text}>
            {pupil && (
              <FluentLink
                className={styles.name}
                appearance="subtle"
                href={href({ page: 'pupil', id: pupil.id })}
              >
                {pupil.name}
              </FluentLink>
            )}
            <Flags flags={flags} />
            <span className={styles.because}>{because}</span>
          </span>
        ))}
      </span>
      {children}
    </div>
  );
}

/** What is to be done, why, and until when where that is a day to come. */
const alsoText = (action: Action, today: string): string =>
  [`${actionTitle(action)}. ${action.raisedBecause}`, action.raisedFor > today && untilText(action, today)]
    .filter(Boolean)
    .join(' · ');

type CallLineProps = { family: ActionFamily; first: boolean; call: (id: string) => void };

/** A family is rung once: its children of this group in one line. */
function CallLine({ family, first, call }: CallLineProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const { today } = useNow();
  const [{ id, assignee }] = family;
  const names = family.map(({ pupil }) => nameInSentence(pupil?.name ?? ''));
  return (
    <FamilyLine
      family={family.map((action) => ({
        pupil: action.pupil,
        because: callText(action, me.id, today),
        flags: action.callFirst ? ['call-first'] : [],
      }))}
    >
      <Button
        className={mergeClasses(styles.button, page.touch)}
        appearance={first && assignee?.id === me.id ? 'primary' : 'secondary'}
        onClick={() => call(id)}
        aria-label={`${todayLabels.call}: ${joined(names)}`}
      >
        {todayLabels.call}
      </Button>
    </FamilyLine>
  );
}

function callText(action: Action, myId: string, today: string): string {
  const parts = [
    action.kind === 'absence-call'
      ? action.raisedBecause
      : `${actionKindLabels[action.kind]}. ${action.raisedBecause}`,
  ];
  if (action.beingRungBy && action.beingRungBy.id !== myId)
    parts.push(beingRungText(action.beingRungBy, today));
  else if (!action.assignee) parts.push(todayLabels.unassigned);
  else if (action.assignee.id !== myId) parts.push(todayLabels.withColleague(action.assignee.name));
  if (action.ticked) parts.push(tickedText);
  return parts.join(' · ');
}

function LineButton({ onClick, about, children }: { onClick: () => void; about: string; children: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <Button
      className={mergeClasses(styles.button, page.touch)}
      onClick={onClick}
      aria-label={`${children}: ${about}`}
    >
      {children}
    </Button>
  );
}

function OpenPupil({ id, name }: { id: string; name: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  return (
    <Button
      as="a"
      href={href({ page: 'pupil', id })}
      className={mergeClasses(styles.button, page.touch)}
      aria-label={`${todayLabels.open}: ${name}`}
    >
      {todayLabels.open}
    </Button>
  );
}
