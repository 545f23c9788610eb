import type { PlansToLookAt } from '#shared/contracts/escalation/plans-to-look-at.ts';
import { plansDue } from '#shared/domain/escalation/plans-to-look-at.ts';
import { rightToHold } from '#shared/domain/escalation/meeting-kinds.ts';
import { hasRight, mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import { openActionsOf } from '#shared/store/actions/actions.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { cachedPartTimeWithoutPlan } from '#shared/store/escalation/cached-plan-days.ts';
import { lastPlanReviews } from '#shared/store/escalation/meetings.ts';
import { cachedPlans } from '#shared/store/roll/standing-plans.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { partTimeText, planDueText } from '#shared/wording/escalation/plans-to-look-at-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { nameOf } from '../../roll/pupil-name.ts';

/** The plans of a school that are to be looked at, of the pupils whom this person works with, by name. */
export async function listPlansToLookAt(ctx: StaffContext, schoolId: string): Promise<PlansToLookAt> {
  mustBeAllowed(mayUse(ctx.actor, 'see-meetings', schoolId), `the school ${schoolId}`);
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const school = await findSchool(db, schoolId);
  if (!school) throw new Problem('not-found', `The school ${schoolId} was not found.`);
  const reading = await ctx.reading();
  const plans = (await cachedPlans(reading, [school.id])).get(school.id) ?? [];
  const partTime = await cachedPartTimeWithoutPlan(reading, school, ctx.moment);
  const lastReviews = await lastPlanReviews(db, school.id);
  const told = [
    ...[...partTime].map(([pupilId, found]) => ({ pupilId, says: partTimeText(found) })),
    ...plansDue(plans, today, (id) => lastReviews.get(id) ?? null).map((due) => ({
      pupilId: due.plan.pupilId,
      says: planDueText(due, today),
    })),
  ];
  const ids = [...new Set(told.map(({ pupilId }) => pupilId))];
  const pupils = new Map(
    (await pupilsByIds(db, school.id, ids, today))
      .filter((pupil) => isOnRoll(pupil, today) && mayWorkWithPupil(ctx.actor, pupil) === 'yes')
      .map((pupil) => [pupil.id, pupil]),
  );
  const reviews = new Map(
    (await openActionsOf(db, 'health-plan-review', school.id)).map((action) => [action.pupilId, action.id]),
  );
  const mayPlan = hasRight(ctx.actor, rightToHold('health-plan-review'), school.id);
  const items = told.flatMap(({ pupilId, says }) => {
    const pupil = pupils.get(pupilId);
    if (!pupil) return [];
    const { id, tutorGroup } = pupil;
    const review = reviews.get(id) ?? null;
    return [
      {
        pupil: { id: String(id), name: nameOf(pupil) },
        tutorGroup: tutorGroup || null,
        says,
        review,
        mayPlan,
      },
    ];
  });
  if (items.length > 0)
    await auditRead(ctx.store, {
      school: school.id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'standing-plan.list',
      detail: { pupils: [...pupils.keys()] },
    });
  return { items: items.toSorted((a, b) => a.pupil.name.localeCompare(b.pupil.name)) };
}
