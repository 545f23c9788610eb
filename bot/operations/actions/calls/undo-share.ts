import type { ShareAnswer, UndoShareInput } from '#shared/contracts/actions/share-out.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsByIds } from '#shared/store/actions/actions.ts';
import { forgetWhoRings } from '#shared/store/actions/rings-today.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { passedOnText } from '#shared/wording/actions/share-out-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { actionViews } from '../action-views.ts';
import { mayTakeBack, takeBack } from './undo-pass-on.ts';

/**
 * Takes back within a minute that I shared calls out: each is again whose it was, but one that somebody has begun or
 * settled since. A conflict where that is all of them. Where all go back, so does whom they are proposed to next.
 */
export async function undoShare(ctx: StaffContext, input: UndoShareInput): Promise<ShareAnswer> {
  const ids = [...new Set(input.actions)];
  const found = await actionsByIds(ctx.store.db, ids);
  if (found.length < ids.length) throw new Problem('not-found', 'One of these calls was not found.');
  const [school = '', another] = new Set(found.map((action) => action.school));
  if (another !== undefined) throw new Problem('bad-request', 'Calls are shared out school by school.');
  mustBeAllowed(mayUse(ctx.actor, 'share-out-calls', school), 'these calls');
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const mine = (await actionsByIds(tx, ids)).filter((action) => mayTakeBack(ctx, action));
    const back = await takeBack(ctx, tx, mine, 'call.undo-share-out');
    if (back.length === 0) throw new Problem('conflict', passedOnText.tooLate);
    const sharedAt = mine[0]?.passed?.at;
    if (back.length === ids.length && sharedAt)
      await forgetWhoRings(tx, { school, day: ctx.moment.today }, { staffId: ctx.actor.id, at: sharedAt });
    return { actions: await actionViews(ctx, tx, back) };
  });
}
