import type { CodeEntered } from '#shared/domain/actions/codes-to-enter.ts';
import { actionsOfPupil } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { markDoneBeside, mayBeDone, reopenDone } from '../mark-done.ts';

/**
 * Ticks off what calls asked to have entered about these pupils, where nothing of it is left (`isLeft`: of a call and a
 * pupil), in the caller's transaction that holds the school's lock.
 */
export async function completeEntered(
  ctx: StaffContext,
  tx: Tx,
  school: string,
  pupilIds: ReadonlySet<number>,
  isLeft: (call: string, pupilId: number) => boolean,
): Promise<void> {
  for (const pupilId of pupilIds)
    for (const action of await actionsOfPupil(tx, school, pupilId, mayBeDone)) {
      if (action.kind !== 'enter-code' || action.raisedByAction === null) continue;
      if (!isLeft(action.raisedByAction, pupilId)) await markDoneBeside(ctx, tx, action);
    }
}

/** What was ticked off in the moment in which these were said to be entered is open again. */
export async function reopenEntered(
  ctx: StaffContext,
  tx: Tx,
  school: string,
  taken: readonly CodeEntered[],
): Promise<void> {
  for (const [pupilId, codes] of Map.groupBy(taken, (one) => one.pupilId)) {
    const done = (await actionsOfPupil(tx, school, pupilId, ['done'])).filter(
      ({ kind, closedAt }) =>
        kind === 'enter-code' && codes.some(({ at }) => at.getTime() === closedAt?.getTime()),
    );
    await reopenDone(ctx, tx, done, (by) => by === ctx.actor.id);
  }
}
