import { holdsSomewhere } from '#shared/domain/people/permission.ts';
import type { Asks } from '#shared/domain/people/rights.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { StaffContext } from '../context.ts';

/** Refuses, in these words, whoever holds none of the rights anywhere; what is asked for refuses the rest. */
export function mustHoldOneOf(
  ctx: StaffContext,
  { rights, refusal }: { rights: readonly Asks[]; refusal: string },
): void {
  if (!rights.some((right) => right === 'staff' || holdsSomewhere(ctx.actor, right)))
    throw new Problem('forbidden', refusal);
}
