import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { Context } from '../context.ts';

/** Withdraws an action that nobody has settled, and audits that; false: it has moved on. */
export async function withdraw(
  ctx: Context,
  tx: Tx,
  action: Pick<StoredAction, 'school' | 'id' | 'kind' | 'pupilId'>,
): Promise<boolean> {
  const closed = { status: 'withdrawn', closedAt: ctx.at } as const;
  if (!(await changeAction(tx, action, ['open', 'proposed', 'snoozed'], closed))) return false;
  await audit(tx, {
    school: action.school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'action.withdraw',
    pupilId: action.pupilId,
    detail: { action: action.id, kind: action.kind },
  });
  return true;
}
