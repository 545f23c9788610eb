import { actionKindNames, actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import { allOpenActions } from '#shared/store/actions/actions.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { withdraw } from '../actions/withdraw.ts';
import type { Context } from '../context.ts';

/** What is asked of a person for and with a pupil, and does not end with the day. */
const askedOfPeople = new Set(
  actionKindNames.filter(
    (kind) => actionKinds[kind].by === 'person' && actionKinds[kind].stands === 'until-done',
  ),
);

/** Nobody is asked any longer to meet, write to, praise or help a pupil who has left. Outside a transaction. */
export async function askNothingAboutLeavers(ctx: Context, school: string): Promise<void> {
  const { today } = ctx.moment;
  const asked = (await allOpenActions(ctx.store.db, [school])).filter(({ kind }) => askedOfPeople.has(kind));
  const ids = [...new Set(asked.flatMap(({ pupilId }) => pupilId ?? []))];
  const here = new Set(
    (await pupilsByIds(ctx.store.db, school, ids, today))
      .filter((pupil) => isOnRoll(pupil, today))
      .map(({ id }) => id),
  );
  const ofLeavers = asked.filter(({ pupilId }) => pupilId !== null && !here.has(pupilId));
  if (ofLeavers.length === 0) return;
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    for (const action of ofLeavers) await withdraw(ctx, tx, action);
  });
}
