import { actionsByIds } from '#shared/store/actions/actions.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { meetingsToLookAt } from '#shared/store/escalation/meetings.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import type { Context } from '../context.ts';
import { proposePraise } from './propose-praise.ts';
import { askNothingAboutLeavers } from './ask-nothing-about-leavers.ts';
import { raiseReview } from './meetings/raise-review.ts';
import { reviseProposals } from './revise-proposals.ts';

/** What escalation does by itself as time passes: proposals and praise as the registers ask for them, and plans to look at again. */
export async function reviseSchoolProposals(ctx: Context, id: string): Promise<void> {
  const school = await findSchool(ctx.store.db, id);
  if (!school) return;
  await reviseProposals(ctx, school);
  await proposePraise(ctx, school);
  await askNothingAboutLeavers(ctx, id);
  const due = await meetingsToLookAt(ctx.store.db, id, ctx.moment.today);
  if (due.length === 0) return;
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const held = await actionsByIds(
      tx,
      due.map(({ actionId }) => actionId),
    );
    for (const action of held) await raiseReview(ctx, tx, action);
  });
}
