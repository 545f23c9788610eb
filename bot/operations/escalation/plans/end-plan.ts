import type { StandingPlanView } from '#shared/contracts/escalation/standing-plan.ts';
import { planBeside } from '#shared/domain/roll/standing-plans.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { findPlan, plansAt, setPlanEnded } from '#shared/store/roll/standing-plans.ts';
import { standingPlanFaults } from '#shared/wording/escalation/standing-plan-text.ts';
import type { StaffContext } from '../../context.ts';
import { pupilInHand } from './pupil-in-hand.ts';
import { planAsItStands } from './record-plan.ts';

/** Ends a plan at once; or, taken back, it stands again as it was recorded. */
export async function endPlan(
  ctx: StaffContext,
  { id, ended }: { id: string; ended: boolean },
): Promise<StandingPlanView> {
  const seen = await findPlan(ctx.store.db, id);
  if (!seen) throw new Problem('not-found', 'This plan was not found.');
  await pupilInHand(ctx, seen.pupilId, 'record-standing-plans');
  const { school, pupilId } = seen;
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const plan = (await findPlan(tx, id)) ?? seen;
    const isEnded = plan.endedOn !== null;
    if (isEnded === ended)
      throw new Problem('conflict', standingPlanFaults[ended ? 'endedAlready' : 'standsAlready']);
    const beside = ended ? undefined : planBeside(await plansAt(tx, [school], pupilId), plan);
    if (beside) throw new Problem('conflict', standingPlanFaults.already(beside.kind, beside.from));
    await setPlanEnded(tx, plan, ended ? { by: ctx.actor.id, at: ctx.at } : null);
    const { kind, from, until, reviewBy } = plan;
    const days = { kind, from, until, reviewBy };
    await audit(tx, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: ended ? 'standing-plan.end' : 'standing-plan.stand-again',
      pupilId,
      detail: { plan: id, before: ended ? days : null, after: ended ? null : days },
    });
  });
  return planAsItStands(ctx, id);
}
