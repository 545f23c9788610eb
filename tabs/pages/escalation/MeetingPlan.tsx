import { Button, Field, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import { calendarFile } from '#shared/domain/escalation/calendar-file.ts';
import { calendarTitle, meetingPageText } from '#shared/wording/escalation/meeting-page-text.ts';
import { useApi } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 16px' },
  place: { flex: '1 1 12rem', minWidth: 0 },
  button: { minHeight: '44px' },
});

/** When, where and by whom; and the file for a calendar once a day and a time stand. */
export function MeetingPlan({ sheet }: { sheet: MeetingSheet }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const { today } = useNow();
  const { planned, action, holders } = sheet;
  const [draft, setDraft] = useState({
    date: planned.date ?? '',
    time: planned.time ?? '',
    place: planned.place ?? '',
    holder: planned.holder?.id ?? '',
  });
  const edit = (edited: Partial<typeof draft>): void => setDraft({ ...draft, ...edited });
  const keep = useMutation({
    mutationFn: () =>
      api.request('planMeeting', {
        params: { id: action.id },
        body: {
          date: draft.date || null,
          time: draft.time || null,
          place: draft.place.trim() || null,
          ...(draft.holder && draft.holder !== planned.holder?.id && { holder: draft.holder }),
        },
      }),
    onSettled: () => refreshActions(client),
  });
  return (
    <section className={page.notPrinted} aria-label={meetingPageText.when}>
      <h2 className={page.section}>{meetingPageText.when}</h2>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <Field label={meetingPageText.date}>
          <Input
            type="date"
            min={today}
            value={draft.date}
            onChange={(_event, { value }) => edit({ date: value })}
          />
        </Field>
        <Field label={meetingPageText.time}>
          <Input type="time" value={draft.time} onChange={(_event, { value }) => edit({ time: value })} />
        </Field>
        <Field className={styles.place} label={meetingPageText.place}>
          <Input
            value={draft.place}
            maxLength={120}
            onChange={(_event, { value }) => edit({ place: value })}
          />
        </Field>
        <Field label={meetingPageText.holder}>
          <Select value={draft.holder} onChange={(_event, { value }) => edit({ holder: value })}>
            {!planned.holder && <option value="">{meetingPageText.notSaid}</option>}
            {[
              ...(planned.holder && !holders.some(({ id }) => id === planned.holder?.id)
                ? [planned.holder]
                : []),
              ...holders,
            ].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Button className={styles.button} type="submit" disabled={keep.isPending}>
          {meetingPageText.savePlan}
        </Button>
        {planned.date && planned.time && (
          <Button
            className={styles.button}
            appearance="subtle"
            onClick={() => download(sheet, planned.date ?? '', planned.time ?? '')}
          >
            {meetingPageText.calendar}
          </Button>
        )}
      </form>
      <p className={mergeClasses(page.quiet)} role="status">
        {keep.isSuccess && meetingPageText.planKept}
        {keep.isError && problemText(keep.error)}
      </p>
    </section>
  );
}

/** A file of the browser's own making: nothing of it crosses the server. */
function download({ action, planned }: MeetingSheet, date: string, time: string): void {
  const text = calendarFile({
    id: action.id,
    title: calendarTitle(action.reference),
    date,
    time,
    place: planned.place,
    madeAt: new Date(),
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  link.download = `meeting-${action.reference}.ics`;
  link.click();
  URL.revokeObjectURL(link.href);
}
