import { randomUUID } from 'node:crypto';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import {
  outcomesOf,
  storeOutcome,
  withdrawOutcome,
  type OutcomeToStore,
} from '#shared/store/actions/outcomes.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../context.ts';

/** What is kept of an action that asked for nothing but to be done, with what there is to say of it. */
export const doneOutcome = (
  ctx: StaffContext,
  action: StoredAction,
  said: Partial<OutcomeToStore> = {},
): OutcomeToStore => ({
  school: action.school,
  id: randomUUID(),
  actionId: action.id,
  pupilId: action.pupilId,
  by: ctx.actor.id,
  at: ctx.at,
  result: 'done',
  reason: null,
  expectedBack: null,
  support: [],
  nextStep: null,
  parentBelievedInSchool: false,
  note: null,
  restricted: false,
  ...said,
});

export const mayBeDone = ['open', 'proposed', 'snoozed'] as const;

/**
 * Ticks an action off by something else that the person did: a signing, a code entered. In the caller's transaction that
 * holds the school's lock.
 */
export async function markDoneBeside(ctx: StaffContext, tx: Tx, action: StoredAction): Promise<void> {
  const done = await changeAction(tx, action, mayBeDone, { status: 'done', closedAt: ctx.at });
  if (!done) return;
  await storeOutcome(tx, doneOutcome(ctx, action));
  await auditAction(ctx, tx, 'action.complete', action);
}

/** Opens again what was ticked off so, of those by whom it was. */
export async function reopenDone(
  ctx: StaffContext,
  tx: Tx,
  actions: readonly StoredAction[],
  isTheirs: (by: string) => boolean,
): Promise<void> {
  const outcomes = await outcomesOf(
    tx,
    actions.map(({ id }) => id),
  );
  for (const action of actions) {
    const outcome = outcomes.get(action.id);
    if (!outcome || !isTheirs(outcome.by)) continue;
    await withdrawOutcome(tx, outcome, ctx.at);
    await changeAction(tx, action, ['done'], { status: 'open', closedAt: null, ticked: false });
    await auditAction(ctx, tx, 'action.reopen', action);
  }
}

const auditAction = (
  ctx: StaffContext,
  tx: Tx,
  what: 'action.complete' | 'action.reopen',
  action: StoredAction,
): Promise<void> =>
  audit(tx, {
    school: action.school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what,
    pupilId: action.pupilId,
    detail: { action: action.id, kind: action.kind },
  });
