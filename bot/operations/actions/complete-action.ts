import { randomUUID } from 'node:crypto';
import type { Action } from '#shared/contracts/actions/action.ts';
import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { mayTickOff } from '#shared/domain/actions/who-completes.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { storeOutcome } from '#shared/store/actions/outcomes.ts';
import { notYoursToTickText } from '#shared/wording/actions/action-text.ts';
import { actOnAction } from './act-on-action.ts';
import { actionView } from './action-views.ts';
import type { StaffContext } from '../context.ts';

/**
 * Ticks off an action that needs no outcome of a call: a greeting, a register checked, a code entered. Only whoever it
 * was given to, and those whose work it is; others who see the pupil see that it is open.
 */
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
    if (!mayTickOff(ctx.actor, action)) {
      const { assignee } = (await actionView(ctx, tx, action)) as Action;
      throw new Problem('forbidden', notYoursToTickText(action.kind, assignee?.name ?? null));
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
