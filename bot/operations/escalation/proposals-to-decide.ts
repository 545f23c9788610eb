import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import { mayUse, postSchools } from '#shared/domain/people/permission.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import { botRefusals } from '#shared/wording/people/bot-refusals.ts';
import { mustHoldOneOf } from '../people/must-hold.ts';
import type { StaffContext } from '../context.ts';
import { listProposals } from './list-proposals.ts';

/** What this person may decide now, at whatever school, worst first, and the age of the oldest data behind it. */
export async function proposalsToDecide(
  ctx: StaffContext,
): Promise<{ items: ProposalView[]; asOf: string | null }> {
  mustHoldOneOf(ctx, {
    rights: ['hold-tutor-meetings'],
    refusal: botRefusals['hold-tutor-meetings'],
  });
  const schools = (await cachedSchools(await ctx.reading())).map(({ id }) => id);
  const lists = [];
  for (const school of postSchools(ctx.actor, schools))
    if (mayUse(ctx.actor, 'hold-tutor-meetings', school) === 'yes')
      lists.push(await listProposals(ctx, { school }));
  const ages = lists.map(({ asOf }) => asOf);
  return {
    items: lists
      .flatMap(({ items }) => items)
      .filter(({ mayDecide }) => mayDecide)
      .toSorted((a, b) => b.stage - a.stage || b.daysAbsent - a.daysAbsent),
    asOf: ages.includes(null) ? null : (ages.toSorted()[0] ?? null),
  };
}
