import type { NationalGapChange, Targets } from '#shared/contracts/targets/targets.ts';
import { usualNationalGap } from '#shared/domain/targets/national-gap.ts';
import { EVERY_SCHOOL, hasRightAnywhere } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { nationalGapLabels } from '#shared/wording/targets/national-gap-text.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { nationalGapOn, storeNationalGap } from '#shared/store/targets/national-gap.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../context.ts';
import { readTargets } from './read-targets.ts';

/** Sets the national gap that the trust's own are set beside, from today; what held before is kept. */
export async function setNationalGap(ctx: StaffContext, change: NationalGapChange): Promise<Targets> {
  if (!hasRightAnywhere(ctx.actor, 'set-trust-targets'))
    throw new Problem('forbidden', nationalGapLabels.notYours);
  const { today } = ctx.moment;
  if (change.year > Number(today.slice(0, 4)))
    throw new Problem('bad-request', nationalGapLabels.notYet(change.year));
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, EVERY_SCHOOL);
    const before = (await nationalGapOn(tx, today)) ?? usualNationalGap;
    await storeNationalGap(tx, { ...change, starts: today, setBy: ctx.actor.id });
    await audit(tx, {
      school: EVERY_SCHOOL,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'national-gap.set',
      detail: { ...change, instead: before },
    });
  });
  return readTargets(ctx);
}
