import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { alertStaysText } from '#shared/wording/actions/alert-text.ts';
import { actOnAction } from './act-on-action.ts';
import { actedView, maySeeAction } from './action-views.ts';
import type { StaffContext } from '../context.ts';
import { siblingCalls } from './sibling-calls.ts';

/**
 * Whoever can't ring passes the call, and those of the same family that are asked of the same person, to the attendance
 * officer; never to themselves: without another officer it stands unassigned. An alert is not passed on.
 */
export async function passOn(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  return actOnAction(
    ctx,
    actionId,
    'call.pass-on',
    async (tx, action, pupil) => {
      if (action.kind === 'safeguarding-alert') throw new Problem('unprocessable', alertStaysText);
      if (!isCall(action.kind))
        throw new Problem('unprocessable', 'Only a call is passed on. Nothing was changed.');
      const staff = await callersOf(tx, action.school, ctx.moment.today);
      const officer = staff.find(
        ({ roles, staffId }) =>
          roles.includes('attendance-officer') && staffId !== action.assigneeId && staffId !== ctx.actor.id,
      );
      const change = { assigneeId: officer?.staffId ?? null, ticked: false, begunBy: null, begunAt: null };
      const passed = await changeAction(tx, action, ['open', 'proposed'], change);
      if (!passed) {
        const current = await actedView(ctx, tx, action);
        throw new Problem('conflict', 'This call is already settled.', { action: current });
      }
      for (const sibling of await familyOf(ctx, tx, action, pupil)) {
        if (!(await changeAction(tx, sibling, ['open', 'proposed'], change))) continue;
        await audit(tx, {
          school: sibling.school,
          at: ctx.at,
          staffId: ctx.actor.id,
          what: 'call.pass-on',
          pupilId: sibling.pupilId,
          detail: { action: sibling.id, with: action.id, to: change.assigneeId },
        });
      }
      await ctx.enqueue(tx, { name: 'sync-planner', key: action.school, data: { school: action.school } });
      return { action: await actedView(ctx, tx, passed) };
    },
    ({ action }) => ({ to: action.assignee?.id ?? null }),
  );
}

/** A family is rung by one person. */
async function familyOf(
  ctx: StaffContext,
  tx: Tx,
  action: StoredAction,
  pupil: StoredPupil | null,
): Promise<StoredAction[]> {
  if (!pupil) return [];
  const siblings = await siblingCalls(ctx, tx, [action], new Map([[pupil.id, pupil]]), maySeeAction);
  return (siblings.get(action.id) ?? [])
    .map((sibling) => sibling.action)
    .filter(({ assigneeId }) => assigneeId === action.assigneeId);
}
