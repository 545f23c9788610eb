import { randomUUID } from 'node:crypto';
import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { isOfBundle } from '#shared/domain/actions/alert-clock.ts';
import {
  actionsAbout,
  raiseAction,
  type ActionToRaise,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { reasonSentence } from '#shared/wording/actions/reason-sentence.ts';
import type { Context } from '../context.ts';
import { newReference } from './new-reference.ts';

/** What is to be raised; left out: a new id, raised by no other action, at no time of its own, not called first. */
type ActionWanted = Omit<
  ActionToRaise,
  'id' | 'reference' | 'raisedAt' | 'sentence' | 'raisedByAction' | 'dueTime' | 'callFirst'
> &
  Partial<Pick<ActionToRaise, 'id' | 'raisedByAction' | 'dueTime' | 'callFirst'>>;

/**
 * Raises an action once, as the store does, and audits that (`by`: a member of staff, or the product). Whoever is to
 * know of its kind at once is told, by a job of the same transaction. Of such a kind a call's outcome raises a further one
 * where one stands: what is said after an alert was closed, or beside another reason, is news.
 */
export async function raise(
  ctx: Context,
  tx: Tx,
  wanted: ActionWanted,
  by: string,
): Promise<StoredAction | null> {
  const action: ActionToRaise = {
    id: randomUUID(),
    raisedByAction: null,
    dueTime: null,
    callFirst: false,
    ...wanted,
    reference: newReference(),
    raisedAt: ctx.at,
    sentence: reasonSentence(wanted.reason),
  };
  const raised = (await raiseAction(tx, action)) ?? (await raiseFurther(tx, action));
  if (!raised) return null;
  await audit(tx, {
    school: raised.school,
    at: ctx.at,
    staffId: by,
    what: 'action.raise',
    pupilId: raised.pupilId,
    detail: { action: raised.id, kind: raised.kind },
  });
  await tellAtOnce(ctx, tx, raised);
  return raised;
}

async function raiseFurther(tx: Tx, action: ActionToRaise): Promise<StoredAction | null> {
  if (!actionKinds[action.kind].toldAtOnce || action.raisedByAction === null) return null;
  const standing = await actionsAbout(tx, action);
  const isKnown = standing.some(
    ({ status, reason }) => status === 'open' && reason.code === action.reason.code,
  );
  return isKnown
    ? null
    : raiseAction(tx, { ...action, subject: `${action.subject} ${action.raisedByAction}` });
}

/** Of an action raised, or open again. */
export async function tellAtOnce(ctx: Context, tx: Tx, action: StoredAction): Promise<void> {
  if (!actionKinds[action.kind].toldAtOnce) return;
  const raisedAt = ctx.at.toISOString();
  // Those of a bundle share their line, and the job that sends it.
  const about = isOfBundle(action.reason) ? `not-reached ${action.school}` : action.id;
  await ctx.enqueue(tx, {
    name: 'tell-alert',
    key: `${about} ${raisedAt}`,
    data: { school: action.school, actionId: action.id, raisedAt },
  });
}
