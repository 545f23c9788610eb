import {
  Badge,
  Button,
  Checkbox,
  Link as FluentLink,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { holderLabels, proposalLabel } from '#shared/wording/escalation/proposal-text.ts';
import { decidedText, thisWeekText } from '#shared/wording/escalation/this-week-text.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { useHref } from '../../components/basics/use-href.ts';
import { useDecide } from './use-decide.ts';
import { WhyForm } from './WhyForm.tsx';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '72px minmax(140px, 20%) 56px 1fr auto',
    columnGap: '12px',
    rowGap: '4px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '8px 16px',
    boxSizing: 'border-box',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 720px)': { gridTemplateColumns: '72px 1fr auto', padding: '10px 12px' },
  },
  choosing: {
    gridTemplateColumns: '32px 72px minmax(140px, 20%) 56px 1fr auto',
    '@media (max-width: 720px)': { gridTemplateColumns: '32px 72px 1fr auto' },
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  because: { '@media (max-width: 720px)': { gridColumn: '1 / -1' } },
  whose: { display: 'block', color: tokens.colorNeutralForeground2 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: '8px',
    '@media (max-width: 720px)': { gridColumn: '1 / -1', justifyContent: 'flex-start' },
  },
});

/** Which of several are chosen; null: nobody is choosing. */
export interface Choosing {
  chosen: ReadonlySet<string>;
  choose: (id: string, chosen: boolean) => void;
  /** Which may be; left out: those that the reader may decide. */
  may?: (proposal: ProposalView) => boolean;
}

/** One proposed or decided meeting: its evidence, whose it is, and what can be done about it. */
export function ProposalLine({ proposal, choosing }: { proposal: ProposalView; choosing: Choosing | null }) {
  const styles = useStyles();
  const href = useHref();
  const [asking, setAsking] = useState<'snooze' | 'dismiss' | null>(null);
  const { decide } = useDecide();
  const { pupil } = proposal;
  return (
    <li className={mergeClasses(styles.line, choosing !== null && styles.choosing)}>
      {choosing &&
        ((choosing.may?.(proposal) ?? proposal.mayDecide) ? (
          <Checkbox
            aria-label={thisWeekText.choose(pupil.name)}
            checked={choosing.chosen.has(proposal.id)}
            onChange={(_event, { checked }) => choosing.choose(proposal.id, checked === true)}
          />
        ) : (
          <span />
        ))}
      <Badge appearance="outline" color={proposal.stage === 2 ? 'informative' : 'brand'}>
        {proposalLabel(proposal)}
      </Badge>
      <FluentLink className={styles.name} href={href({ page: 'pupil', id: pupil.id })}>
        {pupil.name}
      </FluentLink>
      <span>{proposal.tutorGroup}</span>
      <span className={styles.because}>
        {proposal.because}
        <span className={styles.whose}>{whoseText(proposal)}</span>
      </span>
      {!asking && <Buttons proposal={proposal} ask={setAsking} />}
      {asking && (
        <WhyForm
          asksUntil={asking === 'snooze'}
          cancel={() => setAsking(null)}
          keep={(reason, until) => {
            setAsking(null);
            void decide(
              proposal,
              asking === 'snooze' ? { decision: 'snooze', until, reason } : { decision: 'dismiss', reason },
            );
          }}
        />
      )}
    </li>
  );
}

function whoseText({ holder, who, waits, status, action, review, rule, ...decided }: ProposalView): string {
  const person = holder
    ? `${holderLabels[who]} ${nameInSentence(holder.name)}`
    : `${holderLabels[who]}: ${thisWeekText.nobodyHolds}`;
  const whose = review ? `${thisWeekText.review} · ${person}` : person;
  if (status === 'proposed') return waits ? `${whose} · ${thisWeekText.waits}` : whose;
  if (status !== 'approved') return decidedText(decided);
  const on = action?.outcome ? dayText(action.outcome.at.slice(0, 10)) : null;
  const isText = rule === 'text-first';
  const done = isText ? thisWeekText.written : thisWeekText.held;
  const held = on === null ? (isText ? thisWeekText.notWritten : thisWeekText.notHeld) : done(on);
  return `${whose} · ${held}`;
}

function Buttons({ proposal, ask }: { proposal: ProposalView; ask: (what: 'snooze' | 'dismiss') => void }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const { decide, takeBack } = useDecide();
  const { pupil, action } = proposal;
  const look = mergeClasses(page.touch, page.notPrinted);
  const named = (what: string): string => `${what}: ${pupil.name}`;
  const isText = proposal.rule === 'text-first' && !proposal.review;
  const planMeeting = isText ? thisWeekText.planText : thisWeekText.plan;
  const plan = proposal.review ? thisWeekText.planReview : planMeeting;
  const open = proposal.review ? thisWeekText.openReview : thisWeekText.openMeeting;
  if (!proposal.mayDecide) return <span className={styles.buttons} />;
  if (proposal.status === 'approved')
    return (
      <span className={styles.buttons}>
        {action && !isText && (
          <FluentLink
            className={look}
            href={href({ page: 'meeting', id: action.id })}
            aria-label={named(open)}
          >
            {open}
          </FluentLink>
        )}
      </span>
    );
  if (proposal.status !== 'proposed')
    return (
      <span className={styles.buttons}>
        <Button
          className={look}
          aria-label={named(thisWeekText.takeBack)}
          onClick={() => void takeBack(proposal.id)}
        >
          {thisWeekText.takeBack}
        </Button>
      </span>
    );
  return (
    <span className={styles.buttons}>
      <Button
        className={look}
        appearance="primary"
        aria-label={named(plan)}
        onClick={() => void decide(proposal, { decision: 'approve' })}
      >
        {plan}
      </Button>
      <Button className={look} aria-label={named(thisWeekText.notNow)} onClick={() => ask('snooze')}>
        {thisWeekText.notNow}
      </Button>
      <Button className={look} aria-label={named(thisWeekText.no)} onClick={() => ask('dismiss')}>
        {thisWeekText.no}
      </Button>
    </span>
  );
}
