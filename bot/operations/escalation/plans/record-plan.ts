import { randomUUID } from 'node:crypto';
import type { StandingPlanInput, StandingPlanView } from '#shared/contracts/escalation/standing-plan.ts';
import { planBeside, planFault } from '#shared/domain/roll/standing-plans.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { findPlan, plansAt, storePlan } from '#shared/store/roll/standing-plans.ts';
import { standingPlanFaults } from '#shared/wording/escalation/standing-plan-text.ts';
import type { StaffContext } from '../../context.ts';
import { planViews } from './plan-views.ts';
import { pupilInHand } from './pupil-in-hand.ts';

/** Records that a pupil has a health plan or a part-time timetable, from a day on; one of a kind at a time. */
export async function recordPlan(
  ctx: StaffContext,
  { pupil: pupilId, plan: input }: { pupil: string; plan: StandingPlanInput },
): Promise<StandingPlanView> {
  const pupil = await pupilInHand(ctx, pupilId, 'record-standing-plans');
  const { school } = pupil;
  const days = {
    kind: input.kind,
    from: input.from ?? ctx.moment.today,
    until: input.until ?? null,
    reviewBy: input.reviewBy ?? null,
  };
  const fault = planFault(days);
  if (fault) throw new Problem('unprocessable', standingPlanFaults[fault]);
  const id = randomUUID();
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const beside = planBeside(await plansAt(tx, [school], pupil.id), days);
    if (beside) throw new Problem('conflict', standingPlanFaults.already(beside.kind, beside.from));
    const who = { recordedBy: ctx.actor.id, recordedAt: ctx.at };
    await storePlan(tx, { id, school, pupilId: pupil.id, ...days, note: input.note || null, ...who });
    // What the note says stands in the plan's own row.
    await audit(tx, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'standing-plan.record',
      pupilId: pupil.id,
      detail: { plan: id, before: null, after: days },
    });
  });
  return planAsItStands(ctx, id);
}

export async function planAsItStands(ctx: StaffContext, id: string): Promise<StandingPlanView> {
  const plan = await findPlan(ctx.store.db, id);
  const [view] = plan ? await planViews(ctx, [plan]) : [];
  if (!view) throw new Problem('not-found', 'This plan was not found.');
  return view;
}
