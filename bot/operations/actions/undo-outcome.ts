import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { isDrill } from '#shared/domain/actions/alert-clock.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import {
  actionsOfPupil,
  actionsRaisedBy,
  changeAction,
  openActionsOf,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { outcomesOf, withdrawOutcome } from '#shared/store/actions/outcomes.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { callMadeAfterText } from '#shared/wording/actions/call-text.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import { takeReportBack } from './alerts/take-report-back.ts';
import { reviseDay } from './revise-day.ts';
import { actOnAction } from './act-on-action.ts';
import { actedView } from './action-views.ts';
import { takeBackEnteredByTick } from './codes/entered-by-tick.ts';
import type { StaffContext } from '../context.ts';

export const UNDO_SECONDS = 60;

/**
 * Takes one's own outcome back within a minute, with what was raised in its moment but an alert that somebody has taken;
 * the call is open again.
 */
export async function undoOutcome(ctx: StaffContext, actionId: string): Promise<{ action: Action }> {
  return actOnAction(ctx, actionId, 'call.undo-outcome', async (tx, action) => {
    const outcome = (await outcomesOf(tx, [action.id])).get(action.id);
    const at = ctx.at;
    if (
      !outcome ||
      outcome.by !== ctx.actor.id ||
      at.getTime() - outcome.at.getTime() > UNDO_SECONDS * 1000
    ) {
      throw new Problem('conflict', 'This outcome can no longer be taken back here.', {
        action: await actedView(ctx, tx, action),
      });
    }
    if (isDrill(action.reason)) await mustBeOnlyDrill(tx, action);
    const followed = (await actionsRaisedBy(tx, action)).some(
      ({ kind, status }) => isCall(kind) && status === 'done',
    );
    if (followed)
      throw new Problem('conflict', callMadeAfterText, { action: await actedView(ctx, tx, action) });
    await withdrawOutcome(tx, outcome, at);
    await takeBackEnteredByTick(ctx, tx, action, outcome.at);
    await ctx.actionTicked(ctx, tx, action, false);
    const open = await changeAction(tx, action, ['done'], { status: 'open', closedAt: null, ticked: false });
    for (const raised of await actionsRaisedBy(tx, action)) {
      // By something said before, or beside: a child not seen at a visit is not taken back with the visit's tick.
      if (raised.raisedAt.getTime() !== outcome.at.getTime()) continue;
      if (raised.kind === 'safeguarding-alert') await takeReportBack(ctx, tx, raised);
      else await changeAction(tx, raised, ['open', 'proposed'], { status: 'withdrawn', closedAt: at });
    }
    if (outcome.expectedBack) await expectAsBefore(ctx, tx, action, outcome.at);
    if (action.kind === 'ask-after') await reviseDay(ctx, tx, action.school);
    await ctx.enqueue(tx, { name: 'sync-planner', key: action.school, data: { school: action.school } });
    return { action: await actedView(ctx, tx, open ?? action) };
  });
}

/** A drill that is closed is not opened again beside the next one. */
async function mustBeOnlyDrill(tx: Tx, { school }: StoredAction): Promise<void> {
  const open = await openActionsOf(tx, 'safeguarding-alert', school);
  if (open.some(({ reason }) => isDrill(reason))) throw new Problem('conflict', alertFaults.drillIsOpen);
}

/** The time that stood until this one was said, which its outcome withdrew in the same moment. */
async function expectAsBefore(
  ctx: StaffContext,
  tx: Tx,
  { school, id, pupilId }: StoredAction,
  said: Date,
): Promise<void> {
  if (pupilId === null) return;
  for (const action of await actionsOfPupil(tx, school, pupilId, ['withdrawn'])) {
    const isThen = action.closedAt?.getTime() === said.getTime() && action.raisedByAction !== id;
    if (action.kind !== 'expected-arrival' || !isThen) continue;
    await changeAction(tx, action, ['withdrawn'], { status: 'open', closedAt: null });
  }
}
