import { noticeInput } from '#shared/contracts/actions/notices.ts';
import type { PressData } from '#shared/contracts/card-actions.ts';
import { noticeCardText } from '#shared/wording/actions/notice-card-text.ts';
import { noticeCard } from '../cards/actions/notice-card.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { isoAt } from '../clock.ts';
import { giveNotice } from '../operations/actions/notices/give-notice.ts';
import { withdrawNotice } from '../operations/actions/notices/withdraw-notice.ts';
import type { StaffContext } from '../operations/context.ts';
import { pupilSummary } from '../operations/pupils/pupil-summary.ts';
import type { Reader } from './answers.ts';
import { notUnderstood } from './outcome-from-card.ts';

/** What is known of a pupil today, and the reasons to add one more. */
export async function noticeFor(
  ctx: StaffContext,
  reader: Reader,
  pupilId: string,
  done: { given?: { id: string; follows: string } | undefined; notice?: string } = {},
): Promise<AdaptiveCard> {
  const { pupil, known } = await pupilSummary(ctx, pupilId);
  return noticeCard({
    pupil,
    known,
    // Taken back meanwhile: there is nothing more to undo.
    given: (done.given && known.some(({ id }) => id === done.given?.id) && done.given) || null,
    notice: done.notice ?? null,
    today: ctx.moment.today,
    madeAt: isoAt(ctx.at),
    readerId: reader.teamsId,
    link: ctx.linkTo({ page: 'pupil', id: pupilId }),
  });
}

/** As the tab presets it: today, both sessions, left on the line; whoever spoke to the family says so. */
export async function noticeFromCard(
  ctx: StaffContext,
  reader: Reader,
  { pupilId, school, reason, spoke, day }: PressData<'give-notice'>,
): Promise<AdaptiveCard> {
  const { today } = ctx.moment;
  if (day !== today) return noticeFor(ctx, reader, pupilId, { notice: noticeCardText.ofAnotherDay });
  const conversation = spoke === 'true';
  const read = noticeInput.safeParse({
    pupils: [pupilId],
    from: today,
    to: today,
    reason,
    by: conversation ? 'telephone' : 'line',
    conversation,
  });
  if (!read.success) throw notUnderstood();
  const { id } = await giveNotice(ctx, { school, notice: read.data });
  const { actions } = await pupilSummary(ctx, pupilId);
  const isRungBack = actions.some(({ kind }) => kind === 'call-back');
  const follows = isRungBack ? noticeCardText.rungBack : noticeCardText.noCall;
  return noticeFor(ctx, reader, pupilId, { given: { id, follows } });
}

export async function undoNoticeFromCard(
  ctx: StaffContext,
  reader: Reader,
  { pupilId, noticeId }: PressData<'undo-notice'>,
): Promise<AdaptiveCard> {
  await withdrawNotice(ctx, noticeId);
  return noticeFor(ctx, reader, pupilId, { notice: noticeCardText.undone });
}
