import type { Action } from '#shared/contracts/actions/action.ts';
import { actionsOfDay } from '#shared/store/actions/actions.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { actionViews } from '../action-views.ts';

/**
 * Makes a change, in the caller's transaction that holds the school's lock, and answers what became of today's actions
 * about these pupils: no longer to be done, and to be done now.
 */
export async function actionsChanged(
  ctx: StaffContext,
  tx: Tx,
  about: { school: string; pupilIds: readonly number[] },
  change: () => Promise<void>,
): Promise<{ withdrawn: Action[]; raised: Action[] }> {
  const ofPupils = async () =>
    (await actionsOfDay(tx, about.school, ctx.moment.today)).filter(
      ({ pupilId }) => pupilId !== null && about.pupilIds.includes(pupilId),
    );
  const before = new Map((await ofPupils()).map((action) => [action.id, action.status]));
  await change();
  const after = await ofPupils();
  return {
    withdrawn: await actionViews(
      ctx,
      tx,
      after.filter(({ id, status }) => status !== 'open' && before.get(id) === 'open'),
    ),
    raised: await actionViews(
      ctx,
      tx,
      after.filter(({ id, status }) => status === 'open' && before.get(id) !== 'open'),
      'also what they may not open',
    ),
  };
}
