import { randomUUID } from 'node:crypto';
import type { Action } from '#shared/contracts/actions/action.ts';
import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { storeOutcome } from '#shared/store/actions/outcomes.ts';
import { actOnAction } from './act-on-action.ts';
import { actionView } from './action-views.ts';
import type { StaffContext } from '../context.ts';

/** Ticks off an action that needs no outcome of a call: a greeting, a register checked, a code entered. */
export async function completeAction(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  return actOnAction(ctx, actionId, 'action.complete', async (tx, action) => {
    if (actionKinds[action.kind].settledBy === 'outcome')
      throw new Problem('unprocessable', 'A call is settled by saying how it went.');
    if (actionKinds[action.kind].settledBy === 'record') {
      throw new Problem(
        'unprocessable',
        'A safeguarding alert is closed with what was done and the record’s number.',
      );
    }
    const at = ctx.at;
    const done = await changeAction(tx, action, ['open', 'proposed', 'snoozed'], {
      status: 'done',
      closedAt: at,
    });
    const view = (await actionView(ctx, tx, done ?? action)) as Action;
    if (!done) throw new Problem('conflict', 'This is already settled.', { action: view });
    await storeOutcome(tx, {
      school: action.school,
      id: randomUUID(),
      actionId: action.id,
      pupilId: action.pupilId,
      by: ctx.actor.id,
      at,
      result: 'done',
      reason: null,
      expectedBack: null,
      support: [],
      nextStep: null,
      parentBelievedInSchool: false,
      note: null,
      restricted: false,
    });
    return { action: (await actionView(ctx, tx, done)) as Action };
  });
}
