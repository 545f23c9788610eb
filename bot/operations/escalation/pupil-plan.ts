import { kindProposed } from '#shared/domain/escalation/meeting-kinds.ts';
import type { PupilPlan } from '#shared/contracts/escalation/plan.ts';
import { schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { holderOf } from '#shared/domain/people/escalation-policy.ts';
import { actionsByIds } from '#shared/store/actions/actions.ts';
import { barriersAt } from '#shared/store/escalation/barriers.ts';
import { meetingsAt } from '#shared/store/escalation/meetings.ts';
import { proposalsOfYear, type StoredProposal } from '#shared/store/escalation/proposals.ts';
import { cachedStaffNames } from '#shared/store/people/cached-people.ts';
import { cachedMoves } from '#shared/store/registers/moves.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { planSentences } from '#shared/wording/escalation/plan-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../context.ts';
import { plansOfPupil } from './plans/plan-views.ts';
import { reviewsInstead } from './plans/review-instead.ts';
import { stagesReached } from '../actions/stages-reached.ts';

/**
 * A pupil's stage, plan, barriers and next step, for those who work with the pupil; to whoever only sees them the stage
 * alone is told (null here).
 */
export async function pupilPlan(
  ctx: StaffContext,
  school: School,
  pupil: StoredPupil,
): Promise<PupilPlan | null> {
  if (mayWorkWithPupil(ctx.actor, pupil) !== 'yes') return null;
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const names = await cachedStaffNames(await ctx.reading());
  const named = (id: string | null): string | null => (id === null ? null : staffName(names, id));
  const { stage, away } = (await stagesReached(ctx, [school]))(school.id, pupil.id);
  const policy = await policyOn(db, school.id, today);
  const proposals = (await proposalsOfYear(db, school.id, schoolYearOf(today))).filter(
    ({ pupilId, status }) => pupilId === pupil.id && status !== 'withdrawn',
  );
  const undecided = proposals.filter(({ status }) => status === 'proposed');
  const told = undecided.length > 0 ? undecided : proposals.slice(-1);
  const instead = await reviewsInstead(ctx, school);
  const kindOf = (proposal: StoredProposal) =>
    kindProposed(proposal.rule, holderOf(policy, proposal), instead(proposal).review);
  // What was agreed at another school of the trust this year goes with the pupil.
  const selves =
    (await cachedMoves(await ctx.reading(), [school.id], today)).get(school.id)?.get(pupil.id) ?? [];
  const stored = await meetingsAt(db, school.id, pupil.id);
  const inTheWay = await barriersAt(db, school.id, pupil.id);
  for (const self of selves) {
    const held = (await meetingsAt(db, self.school, self.pupilId)).filter(({ heldOn }) => heldOn !== null);
    stored.push(...held);
    inTheWay.push(...(await barriersAt(db, self.school, self.pupilId)));
  }
  const actions = await actionsByIds(
    db,
    stored.map(({ actionId }) => actionId),
  );
  const meetings = stored.flatMap((meeting) => {
    const action = actions.find(({ id }) => id === meeting.actionId);
    return action && action.status !== 'withdrawn' ? [{ meeting, action }] : [];
  });
  const barriers = inTheWay.filter(({ removedOn }) => removedOn === null);
  const ofSchool = meetings.filter(({ meeting }) => meeting.school === school.id);
  const open = ofSchool.find(({ meeting }) => meeting.heldOn === null) ?? ofSchool[0];
  return {
    sentences: planSentences({
      daysAway: (away?.counted ?? 0) / 2,
      stage,
      proposals: told.map((proposal) => ({
        ...proposal,
        kind: kindOf(proposal),
        decidedBy: named(proposal.decidedBy),
      })),
      meetings: meetings.map(({ meeting, action }) => ({
        ...meeting,
        kind: action.kind,
        holder: named(action.assigneeId),
        target: meeting.record?.target ?? '',
        family: meeting.record?.family ?? null,
        look: meeting.result && meeting.lookedOn ? { on: meeting.lookedOn, result: meeting.result } : null,
      })),
      barriers: barriers.map((barrier) => ({
        ...barrier,
        owner: named(barrier.ownerId) ?? barrier.ownerName,
      })),
    }),
    standing: await plansOfPupil(ctx, pupil),
    meeting: open?.action.id ?? null,
    proposed: undecided.at(-1)?.id ?? null,
  };
}
