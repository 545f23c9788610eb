import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons';
import type { CallSheet, ContactToRing, OutcomeView } from '#shared/contracts/actions/action.ts';
import { sessions } from '#shared/domain/basics/session.ts';
import { familyRungText } from '#shared/wording/actions/call-list-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import { callResultLabels, languageText, relationshipText } from '#shared/wording/actions/call-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { dayText, momentText } from '#shared/wording/basics/date-text.ts';
import { daysMissedText } from '#shared/wording/registers/days-missed-text.ts';
import { thisYearText } from '#shared/wording/registers/rate-text.ts';
import {
  byWhomText,
  outcomeText,
  restrictedNoteText,
  supportNeededText,
} from '#shared/wording/actions/outcome-text.ts';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import { sessionOfDayText } from '#shared/wording/actions/code-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { KnownNotices } from '../notices/KnownNotices.tsx';
import { Mark } from '../../registers/Mark.tsx';
import { usePageStyles } from '../../basics/page-styles.ts';

const useStyles = makeStyles({
  title: {
    margin: '18px 0 4px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    ':first-child': { marginTop: 0 },
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  contact: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: '12px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
  },
  phone: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '44px',
    fontSize: tokens.fontSizeBase400,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  known: { flexBasis: '100%' },
  language: { flexBasis: '100%', fontWeight: tokens.fontWeightSemibold },
  days: { display: 'flex', flexWrap: 'wrap', gap: '4px 14px', listStyle: 'none', margin: 0, padding: 0 },
  earlier: { padding: '3px 0' },
  note: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  script: {
    marginTop: '20px',
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    '& p': { margin: '4px 0' },
    '& ul': { margin: '4px 0', paddingInlineStart: '20px' },
  },
  scriptTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** All that is wanted before and during a call. */
export function CallSheetView({
  sheet,
  onRing,
}: {
  sheet: CallSheet;
  /** Somebody dials this number. */
  onRing: (contact: ContactRung) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  return (
    <>
      {sheet.familyRungAt && (
        <p className={styles.language}>{sentenceCase(familyRungText(sheet.familyRungAt, today))}.</p>
      )}
      <h3 className={styles.title}>{callPageLabels.ring}</h3>
      {sheet.contacts.length === 0 ? (
        <p>{callPageLabels.noContacts}</p>
      ) : (
        <ol className={styles.list}>
          {sheet.contacts.map((contact) => (
            <Contact key={contact.order} contact={contact} onRing={onRing} />
          ))}
        </ol>
      )}
      <h3 className={styles.title}>{callPageLabels.away}</h3>
      <p className={mergeClasses(page.quiet)} style={{ margin: 0 }}>
        {[daysMissedText(sheet.daysMissed), thisYearText(sheet.yearToDate)].join(' · ')}
      </p>
      <DaysAway days={sheet.datesAbsent} />
      {sheet.known.length > 0 && (
        <>
          <h3 className={styles.title}>{noticeLabels.known}</h3>
          <KnownNotices school={sheet.action.school} notices={sheet.known} />
        </>
      )}
      {sheet.comments.length > 0 && (
        <>
          <h3 className={styles.title}>{noticeLabels.comments}</h3>
          <ul className={styles.list}>
            {sheet.comments.map(({ date, session, comment }) => (
              <li key={`${date} ${session}`} className={styles.earlier}>
                {comment} <span className={page.quiet}>{sessionOfDayText(date, session)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.title}>{callPageLabels.earlier}</h3>
      <Earlier outcomes={sheet.earlier} />
      <Script script={sheet.script} />
    </>
  );
}

function Contact({ contact, onRing }: { contact: ContactToRing; onRing: (contact: ContactRung) => void }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const { name, phone, lastTry, putRightAt } = contact;
  const language = languageText(contact.language);
  const known = [
    lastTry && `${callResultLabels[lastTry.result].toLowerCase()}, ${momentText(lastTry.at, today)}`,
    putRightAt && callPageLabels.putRight(momentText(putRightAt, today)),
  ].filter(Boolean);
  return (
    <li className={styles.contact}>
      <span>
        {contact.order}. <bdi>{contact.name}</bdi>{' '}
        <span className={page.quiet}>{relationshipText(contact)}</span>
      </span>
      {phone ? (
        <FluentLink
          className={styles.phone}
          href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
          onClick={() => onRing({ name, phone })}
        >
          <CallRegular aria-hidden="true" />
          {phone}
        </FluentLink>
      ) : (
        <span className={page.quiet}>{callPageLabels.noPhone}</span>
      )}
      {known.length > 0 && (
        <span className={mergeClasses(page.quiet, styles.known)}>{known.join(' · ')}</span>
      )}
      {language && <span className={styles.language}>{language}</span>}
    </li>
  );
}

function DaysAway({ days }: { days: CallSheet['datesAbsent'] }) {
  const styles = useStyles();
  if (days.length === 0) return <p style={{ margin: 0 }}>{callPageLabels.firstDay}</p>;
  return (
    <ul className={styles.days}>
      {days.map(({ date, marks }) => (
        <li key={date}>
          {dayText(date)}{' '}
          {marks.split(' ').map((code, index) => (
            <Mark key={sessions[index]} code={code} date={date} due={false} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Earlier({ outcomes }: { outcomes: readonly OutcomeView[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  if (outcomes.length === 0) return <p style={{ margin: 0 }}>{callPageLabels.noEarlier}</p>;
  return (
    <ul className={styles.list}>
      {outcomes.map((outcome) => (
        <li key={`${outcome.at} ${outcome.by.id}`} className={styles.earlier}>
          {outcomeText(outcome, today)} <span className={page.quiet}>{byWhomText(outcome, today)}</span>
          <Details outcome={outcome} />
        </li>
      ))}
    </ul>
  );
}

function Details({ outcome }: { outcome: OutcomeView }) {
  const styles = useStyles();
  const page = usePageStyles();
  const support = supportNeededText(outcome.support);
  const hidden = outcome.restricted && outcome.note === null;
  return (
    <>
      {[support, outcome.nextStep].filter(Boolean).map((text) => (
        <div key={text}>{text}</div>
      ))}
      {outcome.note && <div className={styles.note}>{outcome.note}</div>}
      {hidden && <div className={page.quiet}>{restrictedNoteText}</div>}
    </>
  );
}

function Script({ script }: { script: CallSheet['script'] }) {
  const styles = useStyles();
  return (
    <section className={styles.script} aria-label={callPageLabels.script}>
      <h3 className={styles.scriptTitle}>{callPageLabels.script}</h3>
      <p>{script.opening}</p>
      <ul>
        {script.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p>
        <strong>{callPageLabels.voicemail}:</strong> {script.voicemail}
      </p>
    </section>
  );
}
