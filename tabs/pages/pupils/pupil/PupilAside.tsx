import { Button, Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import {
  actionTitle,
  actionStatusLabels,
  doneLabel,
  withWhomText,
} from '#shared/wording/actions/action-text.ts';
import { languageText, relationshipText } from '#shared/wording/actions/call-text.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';
import { byWhomText, outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { caseloadLabels } from '#shared/wording/roll/caseload-text.ts';
import { pupilLabels } from '#shared/wording/roll/pupil-text.ts';
import { pupilYearLabels } from '#shared/wording/pupils/pupil-year-text.ts';
import { todayLabels } from '#shared/wording/pupils/today-text.ts';
import { thisWeekText } from '#shared/wording/escalation/this-week-text.ts';
import { standingPlanLabels } from '#shared/wording/escalation/standing-plan-text.ts';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import { hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { useTickOff } from '../../../api/use-tick-off.ts';
import { InOrNot } from '../../../components/actions/InOrNot.tsx';
import { PutContactRight } from '../../../components/actions/PutContactRight.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { CaseloadsOfPupil } from './CaseloadsOfPupil.tsx';
import { StandingPlans } from './StandingPlans.tsx';
import { NamedAdult } from './NamedAdult.tsx';
import { useHref } from '../../../components/basics/use-href.ts';
import { KnownNotices } from '../../../components/actions/notices/KnownNotices.tsx';
import { asPerson } from '../../pages-for.ts';

const AddNotice = lazy(() => import('../../../components/actions/notices/AddNotice.tsx'));

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '2px 12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  add: { marginTop: '8px' },
  note: { flexBasis: '100%', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** What staff do about it: the stage, what comes next, whom to ring, what was said last. */
export function PupilAside({ summary }: { summary: PupilSummary }) {
  return (
    <>
      <Section title={pupilYearLabels.stage}>
        <Plan summary={summary} />
      </Section>
      {summary.plan && (
        <Section title={standingPlanLabels.title}>
          <StandingPlans pupil={summary.pupil} plans={summary.plan.standing} />
        </Section>
      )}
      {summary.mayRing ? (
        <>
          <Section title={pupilLabels.openActions}>
            <OpenActions actions={summary.actions} />
          </Section>
          <Section title={shareLabels.namedAdult}>
            <NamedAdult summary={summary} />
          </Section>
          <Section title={caseloadLabels.title}>
            <CaseloadsOfPupil summary={summary} />
          </Section>
          <Section title={pupilLabels.contacts}>
            <Contacts contacts={summary.contacts} />
          </Section>
        </>
      ) : (
        <Section title={pupilLabels.contacts}>
          <p>{pupilLabels.notForYou}</p>
        </Section>
      )}
      <Section title={noticeLabels.known}>
        <Known summary={summary} />
      </Section>
      <Section title={pupilLabels.said}>
        <Said summary={summary} />
      </Section>
    </>
  );
}

function Plan({ summary: { plan, stage, pupil } }: { summary: PupilSummary }) {
  const href = useHref();
  const page = usePageStyles();
  if (!plan) return <p>{stage ? pupilLabels.stage(stage) : pupilLabels.noStage}</p>;
  return (
    <>
      {plan.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {plan.meeting !== null && (
        <FluentLink className={page.touch} href={href({ page: 'meeting', id: plan.meeting })}>
          {thisWeekText.openMeeting}
        </FluentLink>
      )}
      {plan.proposed !== null && (
        <FluentLink className={page.touch} href={href({ page: 'this-week', school: pupil.school })}>
          {thisWeekText.decide}
        </FluentLink>
      )}
    </>
  );
}

function Known({ summary }: { summary: PupilSummary }) {
  const styles = useStyles();
  const page = usePageStyles();
  const me = useMe();
  const [isAdding, setAdding] = useState(false);
  const { id, name, school } = summary.pupil;
  return (
    <>
      {summary.known.length === 0 ? (
        <p className={page.quiet}>{noticeLabels.nothingKnown}</p>
      ) : (
        <KnownNotices school={school} notices={summary.known} />
      )}
      {summary.mayRing && hasRightAnywhere(asPerson(me), 'note-absence') && (
        <Button
          className={mergeClasses(page.touch, page.notPrinted, styles.add)}
          onClick={() => setAdding(true)}
        >
          {noticeLabels.add}
        </Button>
      )}
      {isAdding && (
        <Suspense fallback={null}>
          <AddNotice school={school} about={{ pupils: [{ id, name }] }} close={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const page = usePageStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function OpenActions({ actions }: { actions: PupilSummary['actions'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const tickOff = useTickOff();
  const open = actions.filter(({ status }) => status === 'open' || status === 'proposed');
  if (open.length === 0) return <p className={page.quiet}>{pupilLabels.noActions}</p>;
  return (
    <ul className={styles.list}>
      {open.map((action) => (
        <li key={action.id} className={styles.item}>
          <span>
            {actionTitle(action)}
            {action.status === 'proposed' && `, ${actionStatusLabels.proposed}`}{' '}
            <span className={page.quiet}>{action.raisedBecause}</span>
          </span>
          {action.status === 'open' &&
            (isCall(action.kind) ? (
              <Button as="a" className={page.touch} href={href({ page: 'calls', id: action.id })}>
                {todayLabels.call}
              </Button>
            ) : action.kind === 'contact-correction' && action.mayTickOff ? (
              <PutContactRight action={action} />
            ) : action.kind === 'ask-after' && action.mayTickOff ? (
              <span>
                <InOrNot action={action} />
              </span>
            ) : action.mayTickOff ? (
              <Button className={page.touch} onClick={() => void tickOff(action)}>
                {doneLabel(action.kind)}
              </Button>
            ) : (
              <span className={page.quiet}>{withWhomText(action)}</span>
            ))}
        </li>
      ))}
    </ul>
  );
}

function Said({ summary }: { summary: PupilSummary }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  return (
    <>
      {summary.lastOutcomes.length === 0 && <p className={page.quiet}>{pupilLabels.nothingSaid}</p>}
      <ul className={styles.list}>
        {summary.lastOutcomes.map((outcome) => (
          <li key={`${outcome.at} ${outcome.by.id}`} className={styles.item}>
            <span>{outcomeText(outcome, today)}</span>
            <span className={page.quiet}>{byWhomText(outcome, today)}</span>
            {outcome.nextStep && <span className={styles.note}>{outcome.nextStep}</span>}
            {outcome.note && <span className={styles.note}>{outcome.note}</span>}
          </li>
        ))}
      </ul>
      {summary.restrictedNotes > 0 && (
        <p className={page.quiet}>{pupilLabels.restricted(summary.restrictedNotes)}</p>
      )}
    </>
  );
}

function Contacts({ contacts }: { contacts: PupilSummary['contacts'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (contacts.length === 0) return <p className={page.quiet}>{pupilLabels.noContacts}</p>;
  return (
    <ol className={styles.list}>
      {contacts.map((contact) => (
        <li key={contact.order} className={styles.item}>
          <span>
            <bdi>{contact.name}</bdi> <span className={page.quiet}>{relationshipText(contact)}</span>
          </span>
          {contact.phone && (
            <FluentLink href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>{contact.phone}</FluentLink>
          )}
          {languageText(contact.language) && (
            <span className={styles.note}>{languageText(contact.language)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
