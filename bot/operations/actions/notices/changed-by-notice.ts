import type { NoticeAnswer } from '#shared/contracts/actions/notices.ts';
import type { StoredNotice } from '#shared/store/actions/notices.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { reviseDay } from '../revise-day.ts';
import { actionsChanged } from './actions-changed.ts';
import { expectArrivals } from './expected-arrivals.ts';

/**
 * Changes a notice, in the caller's transaction that holds the school's lock, and answers what became of the day's
 * actions about its pupils.
 */
export async function changedByNotice(
  ctx: StaffContext,
  tx: Tx,
  notice: Omit<StoredNotice, 'withdrawnAt'>,
  what: 'give' | 'withdraw',
  change: () => Promise<void>,
): Promise<NoticeAnswer> {
  const { today } = ctx.moment;
  const isOfToday = notice.from <= today && today <= notice.to;
  const changed = await actionsChanged(ctx, tx, notice, async () => {
    await change();
    if (!isOfToday) return;
    if (what === 'give' && notice.expectedBack?.kind === 'today')
      await expectArrivals(ctx, tx, { ...notice, source: `notice ${notice.id}` }, notice.expectedBack.time);
    await reviseDay(ctx, tx, notice.school);
  });
  return { id: notice.id, pupils: notice.pupilIds.map(String), ...changed };
}
