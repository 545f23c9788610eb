import type { DecidedInChat } from '#shared/contracts/escalation/card-actions.ts';
import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import { dataFromText } from '#shared/wording/basics/date-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { meetingsCardText } from '#shared/wording/escalation/meetings-card-text.ts';
import { holderLabels, proposalLabel } from '#shared/wording/escalation/proposal-text.ts';
import { thisWeekText } from '#shared/wording/escalation/this-week-text.ts';
import {
  buttons,
  card,
  heading,
  openTab,
  press,
  subtle,
  text,
  type AdaptiveCard,
  type CardElement,
} from '../basics/card-parts.ts';

interface MeetingsCardView {
  /** Worst first; of those the reader may decide. */
  proposals: readonly ProposalView[];
  /** How many more there are. */
  more: number;
  notice: string | null;
  decided: DecidedInChat | null;
  asOf: string | null;
  today: string;
  madeAt: string;
  /** The reader's own id in Teams, for whom the card refreshes itself. */
  readerId: string | null;
  link: string;
}

/** Meetings to decide, for a person's own chat: those of stage 2 are decided here, the others in the tab. */
export function meetingsCard(view: MeetingsCardView): AdaptiveCard {
  const { proposals, more, notice, decided } = view;
  const made = card(
    [
      heading(meetingsCardText.title),
      ...(notice ? [text(notice, { weight: 'Bolder' })] : []),
      ...(decided
        ? [buttons(press(meetingsCardText.undo, 'undo-meeting', { proposalId: decided.proposalId }))]
        : []),
      ...(proposals.length === 0 ? [text(meetingsCardText.none)] : proposals.flatMap(lines)),
      ...(more > 0 ? [subtle(meetingsCardText.more(more))] : []),
      subtle(dataFromText(view.asOf, view.today)),
    ],
    [openTab(meetingsCardText.open, view.link)],
  );
  if (!view.readerId) return made;
  const refresh = press('Refresh', 'refresh-meetings', { madeAt: view.madeAt, ...(decided && { decided }) });
  return { ...made, refresh: { action: refresh, userIds: [view.readerId] } };
}

function lines(proposal: ProposalView): CardElement[] {
  const { id: proposalId, pupil, tutorGroup, stage, because, holder, who, waits, review } = proposal;
  const whose = holder
    ? `${holderLabels[who]} ${nameInSentence(holder.name)}`
    : `${holderLabels[who]}: ${thisWeekText.nobodyHolds}`;
  return [
    text([proposalLabel(proposal), nameInSentence(pupil.name), tutorGroup].filter(Boolean).join(' · '), {
      weight: 'Bolder',
      separator: true,
    }),
    text(because),
    subtle(
      [
        review && thisWeekText.review,
        whose,
        waits && thisWeekText.waits,
        stage !== 2 && meetingsCardText.inTab,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    ...(stage === 2
      ? [
          buttons(
            press(review ? thisWeekText.planReview : meetingsCardText.plan, 'plan-meeting', { proposalId }),
            press(meetingsCardText.putOff, 'put-off-meeting', { proposalId }),
          ),
        ]
      : []),
  ];
}
