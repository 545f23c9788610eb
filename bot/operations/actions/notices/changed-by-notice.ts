import type { NoticeAnswer } from '#shared/contracts/actions/notices.ts';
import type { StoredNotice } from '#shared/store/actions/notices.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { reviseDay } from '../revise-day.ts';
import { actionsChanged } from './actions-changed.ts';

type Notice = Omit<StoredNotice, 'withdrawnAt'>;

/**
 * Changes a notice, in the caller's transaction that holds the school's lock, and answers what became of the day's
 * actions about its pupils, and about those of the notices that it replaces.
 */
export async function changedByNotice(
  ctx: StaffContext,
  tx: Tx,
  [notice, ...replaced]: readonly [Notice, ...Notice[]],
  change: () => Promise<void>,
): Promise<NoticeAnswer> {
  const { today } = ctx.moment;
  const all = [notice, ...replaced];
  const about = { school: notice.school, pupilIds: all.flatMap(({ pupilIds }) => pupilIds) };
  const changed = await actionsChanged(ctx, tx, about, async () => {
    await change();
    if (all.some(({ from, to }) => from <= today && today <= to)) await reviseDay(ctx, tx, notice.school);
  });
  return { id: notice.id, pupils: notice.pupilIds.map(String), ...changed };
}
