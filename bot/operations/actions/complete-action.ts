import type { Action, DoneInput } from '#shared/contracts/actions/action.ts';
import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { isDrill } from '#shared/domain/actions/alert-clock.ts';
import { mayTickOff } from '#shared/domain/actions/who-completes.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { storeOutcome } from '#shared/store/actions/outcomes.ts';
import {
  needsAnswerText,
  notAskedText,
  notYoursToTickText,
  numberOfNobodyText,
  settledByMeetingText,
} from '#shared/wording/actions/action-text.ts';
import { alertNeedsRecordText } from '#shared/wording/actions/alert-text.ts';
import { actOnAction } from './act-on-action.ts';
import { actedView } from './action-views.ts';
import { takeOnClosing } from './alerts/take-on-closing.ts';
import { numbersOutOfDate } from './calls/numbers-out-of-date.ts';
import { recordEnteredByTick } from './codes/entered-by-tick.ts';
import { reviseDay } from './revise-day.ts';
import { doneOutcome, mayBeDone } from './mark-done.ts';
import type { StaffContext } from '../context.ts';

/**
 * Ticks off an action that needs no outcome of a call: a greeting, a register checked, a code entered. Only whoever it
 * was given to, and those whose work it is; others who see the pupil see that it is open. A safeguarding alert is closed
 * by whoever handles it, who takes it by that where nobody has, with what was done (a restricted note) and the safeguarding record's number. A contact that is
 * put right may be given its new number, a pupil who is asked after is in or not, where it is known whose it is: calls go by it until a file brings the contact's number anew.
 */
export async function completeAction(
  ctx: StaffContext,
  { actionId, done: input }: { actionId: string; done: DoneInput },
): Promise<{ action: Action }> {
  return actOnAction(
    ctx,
    actionId,
    'action.complete',
    async (tx, action) => {
      const record = recordOf(action, input);
      if (!record && !mayTickOff(ctx.actor, action)) {
        const { assignee } = await actedView(ctx, tx, action);
        throw new Problem('forbidden', notYoursToTickText(action.kind, assignee?.name ?? null));
      }
      const outOfDate = (await numbersOutOfDate(ctx, tx, [action])).get(action.id) ?? null;
      if (input.newPhone !== undefined && !outOfDate) throw new Problem('unprocessable', numberOfNobodyText);
      await takeOnClosing(ctx, tx, action, input.insteadOf);
      const done = await changeAction(tx, action, mayBeDone, { status: 'done', closedAt: ctx.at });
      if (!done)
        throw new Problem('conflict', 'This is already settled.', {
          action: await actedView(ctx, tx, action),
        });
      const outcome = doneOutcome(ctx, action, {
        contact: outOfDate,
        newPhone: input.newPhone ?? null,
        note: record?.whatWasDone ?? null,
        restricted: record !== null,
        ...(input.answer && { reason: input.answer }),
        ...(record?.recordNumber && { recordNumber: record.recordNumber }),
      });
      await storeOutcome(tx, outcome);
      await recordEnteredByTick(ctx, tx, action);
      await ctx.actionTicked(ctx, tx, action, true);
      if (input.answer) await reviseDay(ctx, tx, action.school);
      return { action: await actedView(ctx, tx, done) };
    },
    () => ({
      ...(input.recordNumber && { recordNumber: input.recordNumber }),
      ...(input.newPhone && { newNumber: true }),
      ...(input.answer && { answer: input.answer }),
    }),
  );
}

/** What an alert is closed with; null: the action is ticked off. Throws a Problem for what is settled otherwise. */
function recordOf(
  { kind, reason }: StoredAction,
  { whatWasDone, recordNumber, newPhone, answer }: DoneInput,
) {
  const { settledBy } = actionKinds[kind];
  if ((settledBy === 'answer') !== (answer !== undefined))
    throw new Problem('unprocessable', settledBy === 'answer' ? needsAnswerText : notAskedText);
  if (newPhone !== undefined && kind !== 'contact-correction')
    throw new Problem('unprocessable', 'Only a contact is put right with a number. Nothing was changed.');
  if (settledBy === 'outcome') throw new Problem('unprocessable', 'A call is settled by saying how it went.');
  if (settledBy === 'meeting') throw new Problem('unprocessable', settledByMeetingText);
  if (settledBy === 'record') {
    // A drill has no child, and no record of one.
    if (whatWasDone && isDrill(reason)) return { whatWasDone, ...(recordNumber && { recordNumber }) };
    if (!whatWasDone || !recordNumber) throw new Problem('unprocessable', alertNeedsRecordText);
    return { whatWasDone, recordNumber };
  }
  if (whatWasDone !== undefined || recordNumber !== undefined)
    throw new Problem('unprocessable', 'This is ticked off without a record. Nothing was changed.');
  return null;
}
