import type { Action } from '#shared/contracts/actions/action.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { actOnAction } from './act-on-action.ts';
import { actionView } from './action-views.ts';
import type { StaffContext } from '../context.ts';

/** Whoever can't ring passes the call to the attendance officer; without one it stands unassigned. */
export async function passOn(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  return actOnAction(ctx, actionId, 'call.pass-on', async (tx, action) => {
    const staff = await callersOf(tx, action.school, ctx.moment.today);
    const officer = staff.find(
      (other) => other.roles.includes('attendance-officer') && other.staffId !== action.assigneeId,
    );
    const change = { assigneeId: officer?.staffId ?? null, ticked: false, begunBy: null, begunAt: null };
    const passed = await changeAction(tx, action, ['open', 'proposed'], change);
    const view = (await actionView(ctx, tx, passed ?? action)) as Action;
    if (!passed) throw new Problem('conflict', 'This call is already settled.', { action: view });
    await ctx.enqueue(tx, { name: 'sync-planner', key: action.school, data: { school: action.school } });
    return { action: view };
  });
}
