import type { MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { barriersAt, setBarrierRemoved } from '#shared/store/escalation/barriers.ts';
import { meetingText } from '#shared/wording/escalation/meeting-text.ts';
import { markDoneBeside, reopenDone } from '../../actions/mark-done.ts';
import type { StaffContext } from '../../context.ts';
import { actOnMeeting } from '../act-on-meeting.ts';
import { meetingSheet } from '../meeting-sheet.ts';
import { barrierActionsAbout } from './barrier-actions.ts';

/** Says that what got in a pupil's way does so no longer; or, taken back, that it does still. So is what was asked about it. */
export async function removeBarrier(
  ctx: StaffContext,
  { actionId, barrier, removed }: { actionId: string; barrier: string; removed: boolean },
): Promise<MeetingSheet> {
  await actOnMeeting(
    ctx,
    actionId,
    removed ? 'barrier.remove' : 'barrier.stand-again',
    async (tx, { action, pupil }) => {
      const known = (await barriersAt(tx, action.school, pupil.id)).find(
        ({ id, actionId: of }) => id === barrier && of === action.id,
      );
      if (!known) throw new Problem('not-found', meetingText.noSuchBarrier);
      await setBarrierRemoved(tx, known, removed ? { on: ctx.moment.today, by: ctx.actor.id } : null);
      const asked = await barrierActionsAbout(tx, action, known.id);
      if (removed) for (const one of asked) await markDoneBeside(ctx, tx, one);
      else await reopenDone(ctx, tx, asked, () => true);
    },
    () => ({ barrier }),
  );
  return meetingSheet(ctx, actionId);
}
