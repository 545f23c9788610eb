import type { NoticeView } from '#shared/contracts/actions/notice-view.ts';
import type { CardInput } from '#shared/contracts/card-actions.ts';
import { noticeCardText } from '#shared/wording/actions/notice-card-text.ts';
import { noticeReasonsOfToday } from '#shared/wording/actions/notice-form-text.ts';
import { knownAbsenceText, toldByText } from '#shared/wording/actions/notice-text.ts';
import {
  buttons,
  card,
  heading,
  openTab,
  press,
  subtle,
  text,
  type AdaptiveCard,
} from '../basics/card-parts.ts';

interface NoticeCardView {
  pupil: { id: string; name: string; school: string; tutorGroup: string | null };
  known: readonly NoticeView[];
  /** What has just been said, and what follows from it; null: nothing yet. */
  given: { id: string; follows: string } | null;
  /** What has just happened besides, in a sentence. */
  notice: string | null;
  today: string;
  madeAt: string;
  /** The reader's own id in Teams, for whom the card refreshes itself. */
  readerId: string | null;
  link: string;
}

/** Teams takes six buttons in a row. */
const A_ROW = 6;

/** What is known of a pupil's absence today: a reason saves it; saved, it can be undone. For a person's own chat. */
export function noticeCard(view: NoticeCardView): AdaptiveCard {
  const { pupil, known, given, notice, today } = view;
  const told = known.filter(({ from, to }) => from <= today && today <= to);
  const lines = told.map((one) => text(`${knownAbsenceText(one, today)} (${toldByText(one, today)})`));
  const made = card(
    [
      heading([pupil.name, pupil.tutorGroup].filter(Boolean).join(', ')),
      ...(notice ? [text(notice, { weight: 'Bolder' })] : []),
      ...(given
        ? [
            ...lines,
            text(given.follows, { color: 'Good', weight: 'Bolder' }),
            buttons(press(noticeCardText.undo, 'undo-notice', { pupilId: pupil.id, noticeId: given.id })),
          ]
        : [
            ...(lines.length > 0 ? [subtle(noticeCardText.known), ...lines] : []),
            text(noticeCardText.why),
            {
              type: 'Input.Toggle',
              id: 'spoke' satisfies CardInput,
              title: noticeCardText.spoke,
              value: 'false',
            },
            ...reasonRows(pupil, today),
            subtle(noticeCardText.more),
          ]),
    ],
    [openTab(noticeCardText.open, view.link)],
  );
  if (!view.readerId) return made;
  const refresh = press('Refresh', 'refresh-notice', {
    pupilId: pupil.id,
    madeAt: view.madeAt,
    ...(given && { given }),
  });
  return { ...made, refresh: { action: refresh, userIds: [view.readerId] } };
}

function reasonRows({ id: pupilId, school }: NoticeCardView['pupil'], day: string) {
  const presses = noticeReasonsOfToday.map(({ value: reason, label }) =>
    press(label, 'give-notice', { pupilId, school, reason, day }),
  );
  const rows = Math.ceil(presses.length / A_ROW);
  return Array.from({ length: rows }, (_, row) => buttons(...presses.slice(row * A_ROW, (row + 1) * A_ROW)));
}
