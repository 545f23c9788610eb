import { persistentAbsenceWords, yearWords } from '#shared/wording/pupil-facts.ts';
import { Button, Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PupilSummary } from '#shared/contracts/pupil-summary.ts';
import { actionTitle, actionStatusWords, doneLabel, isCall } from '#shared/wording/action-words.ts';
import { languageWords, relationshipWords } from '#shared/wording/call-words.ts';
import { sessionsMissedWords } from '#shared/wording/group-words.ts';
import { percentWords } from '#shared/wording/number-words.ts';
import { byWhomWords, outcomeWords } from '#shared/wording/outcome-words.ts';
import { pupilWords } from '#shared/wording/pupil-words.ts';
import { todayWords } from '#shared/wording/today-words.ts';
import { useAsk } from '../api/use-api.ts';
import { useNow } from '../api/use-me.ts';
import { useTickOff } from '../api/use-tick-off.ts';
import { DataAge } from '../components/DataAge.tsx';
import { Flags } from '../components/Flags.tsx';
import { usePageStyles } from '../components/page-styles.ts';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { TableSkeleton } from '../components/Skeletons.tsx';
import { UndoBar } from '../components/UndoBar.tsx';
import { useHref } from '../components/use-href.ts';
import { WeeksTable } from './pupil/WeeksTable.tsx';

const useStyles = makeStyles({
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px' },
  numbers: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '24px',
    margin: '8px 0 0',
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    columnGap: '32px',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
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
  note: { flexBasis: '100%', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** What is known about one pupil: rate, weeks, what is to do, what was said, whom to ring. */
export default function PupilPage({ id }: { id: string }) {
  const summary = useAsk('pupilSummary', { params: { id } });
  if (summary.isPending) return <TableSkeleton />;
  if (!summary.data) return <ProblemNotice error={summary.error} again={() => void summary.refetch()} />;
  return <Summary summary={summary.data} />;
}

function Summary({ summary }: { summary: PupilSummary }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { pupil } = summary;
  return (
    <div className={page.page}>
      <header>
        <div className={page.headerLine}>
          <div className={styles.name}>
            <h1 className={page.heading}>{pupil.name}</h1>
            <span>
              {[yearWords(pupil.yearGroup), pupil.tutorGroup, pupil.schoolName].filter(Boolean).join(' · ')}
            </span>
            <Flags flags={pupil.flags} />
          </div>
          <DataAge asOf={summary.asOf} />
        </div>
        <div className={styles.numbers}>
          <span className={page.largest}>{percentWords(summary.yearToDate.percent)}</span>
          <span>{sessionsMissedWords(summary.yearToDate)}</span>
          <span>{summary.stage ? pupilWords.stage(summary.stage) : pupilWords.noStage}</span>
          {summary.band && <span className={page.quiet}>{pupilWords.band(summary.band)}</span>}
          {summary.persistentAbsence && (
            <span>{persistentAbsenceWords(summary.persistentAbsence, summary.yearToDate.possible)}</span>
          )}
        </div>
      </header>
      <div className={styles.columns}>
        <div>
          <Section title={pupilWords.openActions}>
            <OpenActions actions={summary.actions} />
          </Section>
          <Section title={pupilWords.weeks}>
            <WeeksTable weeks={summary.lastWeeks} />
          </Section>
        </div>
        <div>
          <Section title={pupilWords.said}>
            <Said summary={summary} />
          </Section>
          <Section title={pupilWords.contacts}>
            <Contacts contacts={summary.contacts} />
          </Section>
        </div>
      </div>
      <UndoBar />
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const page = usePageStyles();
  return (
    <section>
      <h2 className={page.section}>{title}</h2>
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
  if (open.length === 0) return <p className={page.quiet}>{pupilWords.noActions}</p>;
  return (
    <ul className={styles.list}>
      {open.map((action) => (
        <li key={action.id} className={styles.item}>
          <span>
            {actionTitle(action)}
            {action.status === 'proposed' && `, ${actionStatusWords.proposed}`}{' '}
            <span className={page.quiet}>{action.raisedBecause}</span>
          </span>
          {action.status === 'open' &&
            (isCall(action.kind) ? (
              <Button as="a" className={page.touch} href={href(`/calls/${action.id}`)}>
                {todayWords.call}
              </Button>
            ) : (
              <Button className={page.touch} onClick={() => void tickOff(action)}>
                {doneLabel(action.kind)}
              </Button>
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
      {summary.lastOutcomes.length === 0 && <p className={page.quiet}>{pupilWords.nothingSaid}</p>}
      <ul className={styles.list}>
        {summary.lastOutcomes.map((outcome) => (
          <li key={`${outcome.at} ${outcome.by.id}`} className={styles.item}>
            <span>{outcomeWords(outcome, today)}</span>
            <span className={page.quiet}>{byWhomWords(outcome, today)}</span>
            {outcome.nextStep && <span className={styles.note}>{outcome.nextStep}</span>}
            {outcome.note && <span className={styles.note}>{outcome.note}</span>}
          </li>
        ))}
      </ul>
      {summary.restrictedNotes > 0 && (
        <p className={page.quiet}>{pupilWords.restricted(summary.restrictedNotes)}</p>
      )}
    </>
  );
}

function Contacts({ contacts }: { contacts: PupilSummary['contacts'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (contacts.length === 0) return <p className={page.quiet}>{pupilWords.noContacts}</p>;
  return (
    <ol className={styles.list}>
      {contacts.map((contact) => (
        <li key={contact.order} className={styles.item}>
          <span>
            <bdi>{contact.name}</bdi>{' '}
            <span className={mergeClasses(page.quiet)}>{relationshipWords(contact)}</span>
          </span>
          {contact.phone && (
            <FluentLink href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>{contact.phone}</FluentLink>
          )}
          {languageWords(contact.language) && (
            <span className={styles.note}>{languageWords(contact.language)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
