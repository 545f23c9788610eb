import { Button, Field, Input, makeStyles, mergeClasses, Select, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import { familyAnswers, type FamilyAnswer } from '#shared/domain/escalation/barriers.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { isOneOf } from '#shared/domain/basics/known-word.ts';
import { agreements, meetingHolders } from '#shared/domain/people/escalation-policy.ts';
import {
  lateText,
  meetingPageText,
  soFarText,
  whenText,
} from '#shared/wording/escalation/meeting-page-text.ts';
import { familyAnswerLabels, settledByText, stageTwoText } from '#shared/wording/escalation/meeting-text.ts';
import { useApi, useAsk } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { DataAge } from '../../components/basics/DataAge.tsx';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText, ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { BarrierFields } from './BarrierFields.tsx';
import { BarriersKnown } from './BarriersKnown.tsx';
import { LookAgain } from './LookAgain.tsx';
import { MeetingPlan } from './MeetingPlan.tsx';
import { draftOf, inputOf, type MeetingDraft } from './meeting-draft.ts';

const isAgreement = isOneOf(agreements);

const useStyles = makeStyles({
  page: { maxWidth: '860px' },
  form: { display: 'grid', gap: '14px' },
  part: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '12px' },
  two: {
    display: 'grid',
    alignItems: 'start',
    gap: '12px 20px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(20rem, 100%), 1fr))',
  },
  save: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', marginTop: '8px' },
  button: { minHeight: '44px' },
  sign: {
    display: 'none',
    gridTemplateColumns: '1fr 1fr 1fr',
    gap: '24px',
    marginTop: '48px',
    '@media print': { display: 'grid' },
    '& span': { borderTop: '1px solid', paddingTop: '4px' },
  },
});

/** One meeting, calm enough for a family to look at: what goes well, what gets in the way, what is agreed. */
export default function MeetingPage({ id }: { id: string }) {
  const found = useAsk('meetingSheet', { params: { id } });
  if (found.isPending) return <TableSkeleton />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  return <Meeting sheet={found.data} />;
}

function Meeting({ sheet }: { sheet: MeetingSheet }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { pupil, lastFourWeeks, daysMissed, planned, heldOn } = sheet;
  return (
    <div className={mergeClasses(page.page, styles.page)}>
      <h1 className={page.heading}>{meetingPageText.title(pupil.forename)}</h1>
      <p className={page.quiet}>
        {[pupil.name, pupil.tutorGroup, sheet.schoolName].filter(Boolean).join(' · ')}
      </p>
      <p>{whenText({ ...planned, date: heldOn ?? planned.date })}</p>
      <p>
        {soFarText(pupil.forename, lastFourWeeks, daysMissed.missed)} {lateText(sheet.daysLate)}{' '}
        <DataAge asOf={sheet.asOf} />
      </p>
      {!heldOn && sheet.form && <p className={page.notPrinted}>{stageTwoText[sheet.form]}</p>}
      {!heldOn && <MeetingPlan sheet={sheet} />}
      {heldOn && <LookAgain sheet={sheet} />}
      <BarriersKnown sheet={sheet} />
      <WhatWasAgreed sheet={sheet} />
      <div className={styles.sign}>
        {Object.values(meetingPageText.sign).map((who) => (
          <span key={who}>{who}</span>
        ))}
      </div>
    </div>
  );
}

function WhatWasAgreed({ sheet }: { sheet: MeetingSheet }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { today } = useNow();
  const [edits, setEdits] = useState<Partial<MeetingDraft>>({});
  const draft: MeetingDraft = { ...draftOf(sheet), ...edits };
  const edit = (edited: Partial<MeetingDraft>): void => setEdits({ ...edits, ...edited });
  const keep = useMutation({
    mutationFn: () =>
      api.request('recordMeeting', { params: { id: sheet.action.id }, body: inputOf(edits, sheet.people) }),
    onSuccess: async () => {
      await refreshActions(client);
      setEdits({});
    },
  });
  const agreed = (name: string): { isMine: boolean; hint: string | undefined } => {
    const settled = isAgreement(name) ? sheet.settled[name] : null;
    const isOpen = settled === null || settled.by.length === meetingHolders.length;
    return { isMine: settled?.mine ?? true, hint: isOpen ? undefined : settledByText(settled.by) };
  };
  const line = (name: 'namedContact' | 'softStart', label: string) => (
    <Field label={label} hint={agreed(name).hint}>
      <Input
        value={draft[name]}
        maxLength={200}
        readOnly={!agreed(name).isMine}
        onChange={(_event, { value }) => edit({ [name]: value })}
      />
    </Field>
  );
  const area = (
    name: 'strengths' | 'pupilSays' | 'target' | 'support' | 'adjustments' | 'familyWhy',
    label: string,
    hint?: string,
  ) => (
    <Field label={label} hint={hint ?? agreed(name).hint}>
      <Textarea
        value={draft[name]}
        readOnly={!agreed(name).isMine}
        resize="vertical"
        maxLength={2000}
        onChange={(_event, { value }) => edit({ [name]: value })}
      />
    </Field>
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      {area('strengths', meetingPageText.strengths)}
      {area('pupilSays', meetingPageText.pupilSays(sheet.pupil.forename), meetingPageText.pupilSaysHint)}
      <fieldset className={styles.part}>
        <legend className={page.section}>{meetingPageText.barriers}</legend>
        <BarrierFields
          barriers={draft.barriers}
          people={sheet.people}
          change={(barriers) => edit({ barriers })}
        />
      </fieldset>
      <fieldset className={styles.part}>
        <legend className={page.section}>{meetingPageText.agreed}</legend>
        {area('target', meetingPageText.target)}
        {area('support', meetingPageText.support)}
        {area('adjustments', meetingPageText.adjustments)}
        <div className={styles.two}>
          {line('softStart', meetingPageText.softStart)}
          {line('namedContact', meetingPageText.namedContact)}
          <Field label={meetingPageText.familyAnswer}>
            <Select
              value={draft.family}
              onChange={(_event, { value }) => edit({ family: value as FamilyAnswer | '' })}
            >
              <option value="">{meetingPageText.notSaid}</option>
              {familyAnswers.map((answer) => (
                <option key={answer} value={answer}>
                  {familyAnswerLabels[answer]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={meetingPageText.nextLook}>
            <Input
              type="date"
              value={draft.nextLook}
              min={addDays(sheet.heldOn ?? today, 1)}
              onChange={(_event, { value }) => edit({ nextLook: value })}
            />
          </Field>
        </div>
        {draft.family !== '' && draft.family !== 'agrees' && area('familyWhy', meetingPageText.familyWhy)}
      </fieldset>
      <div className={mergeClasses(styles.save, page.notPrinted)}>
        <Button
          className={styles.button}
          appearance="primary"
          type="submit"
          disabled={keep.isPending || Object.keys(edits).length === 0}
        >
          {meetingPageText.save}
        </Button>
        <Button className={styles.button} onClick={() => globalThis.print()}>
          {meetingPageText.print}
        </Button>
        <span role="status">
          {keep.isSuccess && meetingPageText.saved}
          {keep.isError && problemText(keep.error)}
          {!sheet.heldOn && keep.isIdle && meetingPageText.notHeld}
        </span>
      </div>
    </form>
  );
}
