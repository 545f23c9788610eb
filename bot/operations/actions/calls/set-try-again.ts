import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { timePastRefusal } from '#shared/wording/actions/time-fault-text.ts';
import { actOnAction } from '../act-on-action.ts';
import { actedView } from '../action-views.ts';
import type { StaffContext } from '../../context.ts';

/** Says when today a family is rung again: until then its call stands below the others. `at` null: as soon as one can. */
export async function setTryAgain(
  ctx: StaffContext,
  { actionId, at }: { actionId: string; at: ClockTime | null },
): Promise<{ action: Action }> {
  return actOnAction(
    ctx,
    actionId,
    'call.try-again',
    async (tx, action) => {
      if (!isCall(action.kind))
        throw new Problem('unprocessable', 'Only a call is tried again. Nothing was changed.');
      if (at !== null && at <= ctx.moment.time) throw new Problem('unprocessable', timePastRefusal(at));
      const changed = await changeAction(tx, action, ['open'], { dueTime: at });
      if (!changed)
        throw new Problem('conflict', 'This call is already settled.', {
          action: await actedView(ctx, tx, action),
        });
      return { action: await actedView(ctx, tx, changed) };
    },
    () => ({ at }),
  );
}
