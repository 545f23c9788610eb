import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CallResultName, CallSheet } from '#shared/contracts/actions/action.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { callReasonChoices, callResultChoices, contactText } from '#shared/wording/actions/call-text.ts';
import { timePastText } from '#shared/wording/actions/time-fault-text.ts';
import { nearDayText } from '#shared/wording/basics/date-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { AlertReaders } from '../alerts/AlertReaders.tsx';
import { ChoiceRow } from '../ChoiceRow.tsx';
import { quickTimes, stepOf, type Back, type OutcomeDraft } from './outcome-draft.ts';

const useStyles = makeStyles({
  question: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  believed: {
    marginTop: '10px',
    minHeight: '44px',
    width: '100%',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
  },
  advice: { margin: '0 0 10px', color: tokens.colorNeutralForeground2 },
  exact: { display: 'flex', flexWrap: 'wrap', gap: '8px 20px', marginTop: '10px' },
  field: { display: 'inline-flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground2 },
  input: { minHeight: '44px' },
  set: { minHeight: '44px' },
});

type Props = {
  draft: OutcomeDraft;
  sheet: CallSheet;
  saving: boolean;
  change: (draft: OutcomeDraft) => void;
  save: (result: CallResultName, said?: { back?: Back; contact?: ContactRung | null }) => void;
};

/** The three rows of large choices, one after the other. */
export function OutcomeSteps({ draft, sheet, saving, change, save }: Props) {
  const styles = useStyles();
  const { forename } = sheet.pupil;
  const step = stepOf(draft);
  if (step === 'result') {
    return (
      <>
        <p className={styles.question}>{callPageLabels.howWasIt}</p>
        <ChoiceRow
          large
          label={callPageLabels.howWasIt}
          disabled={saving}
          choices={callResultChoices.map(({ value, label }) => ({
            label,
            choose: () => (value === 'spoke-to' ? change({ ...draft, result: value }) : save(value)),
          }))}
        />
      </>
    );
  }
  if (step === 'whose-number') {
    return (
      <>
        <p className={styles.question}>{callPageLabels.whoseNumber}</p>
        <ChoiceRow
          follows
          key="whose"
          label={callPageLabels.whoseNumber}
          disabled={saving}
          choices={[
            ...sheet.contacts
              .filter(({ phone }) => phone !== null)
              .map(({ name, phone }) => ({
                label: contactText({ name, phone }),
                choose: () => save('wrong-number', { contact: { name, phone } }),
              })),
            {
              label: callPageLabels.anotherNumber,
              choose: () => save('wrong-number', { contact: null }),
            },
          ]}
        />
      </>
    );
  }
  if (step === 'believed') {
    return (
      <>
        <p className={styles.question}>{callPageLabels.believedInSchool(forename)}</p>
        <p>{callPageLabels.believedSays(forename)}</p>
        <AlertReaders school={sheet.action.school} when="before" />
        <Button
          appearance="primary"
          size="large"
          className={styles.set}
          disabled={saving}
          onClick={() => save('spoke-to', { back: { kind: 'unknown' } })}
        >
          {callPageLabels.saveAlert}
        </Button>
      </>
    );
  }
  if (step === 'reason') {
    return (
      <>
        <p className={styles.question}>{callPageLabels.whyAway(forename)}</p>
        <ChoiceRow
          follows
          label={callPageLabels.whyAway(forename)}
          choices={callReasonChoices.map(({ value, label }) => ({
            label,
            choose: () => change({ ...draft, reason: value }),
          }))}
        />
        <Button className={styles.believed} onClick={() => change({ ...draft, believedInSchool: true })}>
          {callPageLabels.believedInSchool(forename)}
        </Button>
      </>
    );
  }
  return (
    <BackWhen
      forename={forename}
      next={sheet.nextSchoolDay}
      advice={draft.reason === 'illness' ? sheet.script.ifIll : null}
      saving={saving}
      choose={(back) => save('spoke-to', { back })}
    />
  );
}

/** @param advice of an illness, after which most are back on the next school day: that stands first */
function BackWhen({
  forename,
  next,
  advice,
  saving,
  choose,
}: {
  forename: string;
  next: SchoolDate;
  advice: string | null;
  saving: boolean;
  choose: (back: Back) => void;
}) {
  const styles = useStyles();
  const { today, time } = useNow();
  const [later, setLater] = useState('');
  const [day, setDay] = useState('');
  const times = quickTimes(time).map((at) => ({
    label: callPageLabels.atTime(at),
    choose: () => choose({ kind: 'today', time: at }),
  }));
  const nextDay = {
    label: sentenceCase(nearDayText(next, today)),
    choose: () => choose({ kind: 'date', date: next }),
    usual: advice !== null,
  };
  const notKnown = { label: callPageLabels.notKnown, choose: () => choose({ kind: 'unknown' }) };
  const choices = advice !== null ? [nextDay, notKnown, ...times] : [...times, nextDay, notKnown];
  return (
    <>
      {advice !== null && <p className={styles.advice}>{advice}</p>}
      <p className={styles.question}>{callPageLabels.whenBack(forename)}</p>
      <ChoiceRow
        follows
        key="back"
        label={callPageLabels.whenBack(forename)}
        choices={choices}
        disabled={saving}
      />
      <div className={styles.exact}>
        <label className={styles.field}>
          {callPageLabels.anotherTime}
          <Input
            className={styles.input}
            type="time"
            min={time}
            value={later}
            onChange={(_event, { value }) => setLater(value)}
          />
        </label>
        {later !== '' && later < time && <span role="status">{timePastText(later)}</span>}
        {later >= time && (
          <Button
            className={styles.set}
            disabled={saving}
            onClick={() => choose({ kind: 'today', time: later })}
          >
            {callPageLabels.set}
          </Button>
        )}
        <label className={styles.field}>
          {callPageLabels.anotherDay}
          <Input
            className={styles.input}
            type="date"
            min={next}
            value={day}
            onChange={(_event, { value }) => setDay(value)}
          />
        </label>
        {day > today && (
          <Button
            className={styles.set}
            disabled={saving}
            onClick={() => choose({ kind: 'date', date: day })}
          >
            {callPageLabels.set}
          </Button>
        )}
      </div>
    </>
  );
}
