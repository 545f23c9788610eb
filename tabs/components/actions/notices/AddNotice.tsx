import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { NoticeView } from '#shared/contracts/actions/notice-view.ts';
import type { NoticeInput } from '#shared/contracts/actions/notices.ts';
import { isConversation } from '#shared/domain/actions/absence-notice.ts';
import { reasonText } from '#shared/wording/actions/call-text.ts';
import {
  noticeLabels,
  pasteLabels,
  noticeReasonChoices,
  noticeReasonsOfToday,
  noticeSentence,
} from '#shared/wording/actions/notice-form-text.ts';
import { joined } from '#shared/wording/basics/number-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { refreshActions } from '../cached-actions.ts';
import { ChoiceRow, toChoices } from '../ChoiceRow.tsx';
import { usePageStyles } from '../../basics/page-styles.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { useUndo } from '../../basics/undo-context.ts';
import { NoticeDetails, type NoticeDraft } from './NoticeDetails.tsx';
import { PasteList } from './PasteList.tsx';
import { PupilsChosen, type ChosenPupil } from './PupilsChosen.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: '16px' },
  reason: { display: 'grid', gap: '8px' },
});

/** Who, and why: the rest is chosen already, in a sentence that can be changed. A reason saves. */
export default function AddNotice({
  school,
  about = {},
  replaces = [],
  close,
}: {
  school: string;
  /** What is known when it begins. */
  about?: Partial<NoticeDraft> & { pupils?: readonly ChosenPupil[] };
  /** Notices that this one corrects, latest first, or makes one of. */
  replaces?: readonly NoticeView[];
  close: () => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const reasons = useRef<HTMLDivElement>(null);
  const [pupils, setPupils] = useState<readonly ChosenPupil[]>(() => about.pupils ?? pupilsOf(replaces));
  const [isChanging, setChanging] = useState(replaces.length > 0);
  const [isPasting, setPasting] = useState(false);
  const [draft, setDraft] = useState<NoticeDraft>(() => ({
    from: today,
    to: today,
    sessions: 'both',
    by: 'line',
    conversation: isConversation('line'),
    heardFrom: '',
    expectedAt: '',
    note: '',
    ...about,
    ...draftOf(replaces),
  }));
  const { save, isSaving, error } = useGiveNotice(school, close);
  const sessions = draft.sessions === 'both' ? (['AM', 'PM'] as const) : [draft.sessions];
  const sentence = noticeSentence({ ...draft, way: draft.by, sessions, today });
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{replaces.length > 0 ? noticeLabels.correctTitle : noticeLabels.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <PupilsChosen
              school={school}
              pupils={pupils}
              onPupils={setPupils}
              goOn={() => toChoices(reasons)}
            />
            {isPasting ? (
              <PasteList
                school={school}
                add={(found) =>
                  setPupils((all) => [
                    ...new Map([...all, ...found].map(({ id, name }) => [id, { id, name }])).values(),
                  ])
                }
              />
            ) : (
              <div>
                <Button className={page.touch} size="small" onClick={() => setPasting(true)}>
                  {pasteLabels.open}
                </Button>
              </div>
            )}
            <div>
              <p>{sentence}</p>
              {isChanging ? (
                <NoticeDetails draft={draft} onDraft={setDraft} />
              ) : (
                <Button className={page.touch} size="small" onClick={() => setChanging(true)}>
                  {noticeLabels.change}
                </Button>
              )}
            </div>
            <div ref={reasons} className={styles.reason}>
              <strong>
                {replaces[0] ? noticeLabels.reasonNow(reasonText(replaces[0].reason)) : noticeLabels.reason}
              </strong>
              <ChoiceRow
                label={noticeLabels.reason}
                disabled={pupils.length === 0 || isSaving}
                choices={(draft.to < today ? noticeReasonChoices : noticeReasonsOfToday).map(
                  ({ value, label }) => ({
                    label,
                    choose: () =>
                      save(pupils, {
                        ...correctionOf(replaces),
                        ...noticeOf(draft, pupils, value),
                      }),
                  }),
                )}
              />
            </div>
            {error && <ProblemNotice inline error={error} />}
          </DialogContent>
          <DialogActions>
            <Button className={page.touch} onClick={close}>
              {noticeLabels.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const pupilsOf = (notices: readonly NoticeView[]): ChosenPupil[] => [
  ...new Map(notices.flatMap(({ pupils }) => pupils).map((pupil) => [pupil.id, pupil])).values(),
];

/** A day that was said stays, where no time is said instead. */
function correctionOf(notices: readonly NoticeView[]): Partial<NoticeInput> {
  if (notices.length === 0) return {};
  const back = notices.find(({ expectedBack }) => expectedBack?.kind === 'date')?.expectedBack;
  return { replaces: notices.map(({ id }) => id), ...(back && { expectedBack: back }) };
}

/** Of several the latest word, over all their days. */
function draftOf(notices: readonly NoticeView[]): Partial<NoticeDraft> {
  const [latest] = notices;
  if (!latest) return {};
  const all = new Set(notices.flatMap(({ sessions }) => sessions));
  const [only] = all;
  return {
    from: notices.map(({ from }) => from).sort()[0] ?? latest.from,
    to:
      notices
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? latest.to,
    sessions: all.size === 1 && only ? only : 'both',
    by: latest.way,
    conversation: notices.some(({ conversation }) => conversation),
    heardFrom: latest.heardFrom ?? '',
    expectedAt: latest.expectedBack?.kind === 'today' ? latest.expectedBack.time : '',
    note: notices.flatMap(({ note }) => note ?? []).join(' '),
  };
}

function noticeOf(draft: NoticeDraft, pupils: readonly ChosenPupil[], reason: string): NoticeInput {
  const { from, to, by, conversation, heardFrom, expectedAt, note } = draft;
  return {
    pupils: pupils.map(({ id }) => id),
    from,
    to,
    sessions: draft.sessions === 'both' ? ['AM', 'PM'] : [draft.sessions],
    reason,
    by,
    conversation,
    ...(heardFrom.trim() && { heardFrom: heardFrom.trim() }),
    ...(expectedAt && { expectedBack: { kind: 'today', time: expectedAt } as const }),
    ...(note.trim() && { note: note.trim() }),
  };
}

const NAMED = 3;
const namesOf = (pupils: readonly ChosenPupil[]): string => {
  const named = pupils.slice(0, pupils.length > NAMED + 1 ? NAMED : pupils.length).map(({ name }) => name);
  const rest = pupils.length - named.length;
  return rest > 0 ? `${named.join(', ')} ${noticeLabels.more(rest)}` : joined(named);
};

/** Saves, says what was saved with Undo, and closes; a refusal stays in the dialog with what was typed. */
function useGiveNotice(school: string, close: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (pupils: readonly ChosenPupil[], body: NoticeInput): Promise<void> => {
    setSaving(true);
    setError(null);
    try {
      const { id } = await api.request('giveNotice', { params: { school }, body });
      const text = noticeLabels.saved(namesOf(pupils), reasonText(body.reason));
      const undo = async (): Promise<void> => {
        await api.request('withdrawNotice', { params: { id } });
        await refreshActions(client);
      };
      // What was corrected stood before: it is corrected again, not undone.
      say(text, ...(body.replaces ? [] : [undo]));
      close();
    } catch (problem) {
      setError(problem);
      setSaving(false);
    }
    await refreshActions(client);
  };
  return {
    isSaving,
    error,
    save: (pupils: readonly ChosenPupil[], body: NoticeInput) => void save(pupils, body),
  };
}
