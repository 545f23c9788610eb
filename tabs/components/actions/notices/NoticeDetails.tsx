import { Checkbox, Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { isConversation, type NoticeWay } from '#shared/domain/actions/absence-notice.ts';
import { noticeLabels, noticeWayChoices } from '#shared/wording/actions/notice-form-text.ts';
import { timePastText } from '#shared/wording/actions/time-fault-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { faultOf } from '../../basics/forms/field-fault.ts';
import { Choice } from '../../basics/Choice.tsx';

export interface NoticeDraft {
  from: string;
  to: string;
  sessions: 'both' | 'AM' | 'PM';
  by: NoticeWay;
  conversation: boolean;
  heardFrom: string;
  /** '': no time was said. */
  expectedAt: string;
  note: string;
}

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '12px', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))' },
  wide: { gridColumn: '1 / -1' },
});

const sessionChoices: Record<NoticeDraft['sessions'], string> = {
  both: noticeLabels.bothSessions,
  AM: noticeLabels.morning,
  PM: noticeLabels.afternoon,
};
const wayChoices = Object.fromEntries(noticeWayChoices.map(({ value, label }) => [value, label])) as Record<
  NoticeWay,
  string
>;

/** What is usually as it stands: days, sessions, how we know, who said so. */
export function NoticeDetails({
  draft,
  onDraft,
}: {
  draft: NoticeDraft;
  onDraft: (draft: NoticeDraft) => void;
}) {
  const styles = useStyles();
  const { today, time } = useNow();
  const isPast = draft.expectedAt !== '' && draft.from === today && draft.expectedAt < time;
  const change = (some: Partial<NoticeDraft>): void => onDraft({ ...draft, ...some });
  return (
    <div className={styles.fields}>
      <Field label={noticeLabels.from}>
        <Input
          type="date"
          value={draft.from}
          onChange={(_event, { value }) => change({ from: value, to: draft.to < value ? value : draft.to })}
        />
      </Field>
      <Field label={noticeLabels.to}>
        <Input
          type="date"
          value={draft.to}
          min={draft.from}
          onChange={(_event, { value }) => change({ to: value })}
        />
      </Field>
      <Choice
        label={noticeLabels.sessions}
        value={draft.sessions}
        among={sessionChoices}
        onChoose={(sessions) => change({ sessions })}
      />
      <Choice
        label={noticeLabels.way}
        value={draft.by}
        among={wayChoices}
        onChoose={(by) => change({ by, conversation: isConversation(by) })}
      />
      <Field label={noticeLabels.heardFrom}>
        <Input value={draft.heardFrom} onChange={(_event, { value }) => change({ heardFrom: value })} />
      </Field>
      <Field label={noticeLabels.expectedAt} {...faultOf(isPast && timePastText(draft.expectedAt))}>
        <Input
          type="time"
          value={draft.expectedAt}
          onChange={(_event, { value }) => change({ expectedAt: value })}
        />
      </Field>
      <Checkbox
        className={styles.wide}
        label={noticeLabels.spokenTo}
        checked={draft.conversation}
        onChange={(_event, { checked }) => change({ conversation: checked === true })}
      />
      <Field className={styles.wide} label={noticeLabels.note}>
        <Textarea value={draft.note} onChange={(_event, { value }) => change({ note: value })} />
      </Field>
    </div>
  );
}
