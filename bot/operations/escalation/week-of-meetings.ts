import { addDays, mondayOf, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { placesOf, worstFirst, type MeetingPlace } from '#shared/domain/escalation/meetings-of-week.ts';
import type { PolicyInForce } from '#shared/domain/people/escalation-policy.ts';
import { actionsByIds } from '#shared/store/actions/actions.ts';
import { meetingsAt, type StoredMeeting } from '#shared/store/escalation/meetings.ts';
import { proposalsOfYear, type StoredProposal } from '#shared/store/escalation/proposals.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { findSchool, type School } from '#shared/store/people/schools.ts';
import { callersOf, staffNames } from '#shared/store/people/staff.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../context.ts';
import { reviewsInstead } from './plans/review-instead.ts';
import { stagesReached } from '../actions/stages-reached.ts';

/** Proposals worst first, and the place that each undecided one has in this week, whoever looks. Outside a transaction. */
export async function weekOfMeetings(
  ctx: StaffContext,
  school: School,
  proposals: readonly StoredProposal[],
) {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const policy = await policyOn(db, school.id, today);
  const away = await stagesReached(ctx, [school]);
  const instead = await reviewsInstead(ctx, school);
  const ids = [...new Set(proposals.map(({ pupilId }) => pupilId))];
  const pupils = new Map((await pupilsByIds(db, school.id, ids, today)).map((pupil) => [pupil.id, pupil]));
  const inOrder = proposals
    .map((proposal) => ({ proposal, stage: proposal.stage, counted: instead(proposal).counted }))
    .toSorted(worstFirst)
    .map(({ proposal }) => proposal);
  const meetings = await meetingsAt(db, school.id);
  const week = await weekOf(ctx, school.id, { policy, meetings });
  const places = placesOf(
    inOrder
      .filter(({ status }) => status === 'proposed')
      .flatMap((proposal) => {
        const { id, rule, stage, pupilId } = proposal;
        const pupil = pupils.get(pupilId);
        return pupil ? [{ ...pupil, id, rule, stage, counted: instead(proposal).counted }] : [];
      }),
    policy,
    week.staff,
    week.planned,
  );
  return { policy, away, instead, pupils, inOrder, meetings, places, week };
}

/** Where a proposal stands among all that are undecided: who would hold it, as the page shows it. */
export async function placeOf(ctx: StaffContext, proposal: StoredProposal): Promise<MeetingPlace | null> {
  const school = await findSchool(ctx.store.db, proposal.school);
  if (!school) return null;
  const ofYear = await proposalsOfYear(ctx.store.db, school.id, schoolYearOf(ctx.moment.today));
  // In the list's own order, as equals go by it.
  const undecided = ofYear.flatMap((one) => {
    if (one.id === proposal.id) return [{ ...one, status: 'proposed' as const }];
    return one.status === 'proposed' ? [one] : [];
  });
  const { places } = await weekOfMeetings(ctx, school, undecided);
  return places.get(proposal.id) ?? null;
}

/** What the week holds already: meetings planned or held in it, by person. */
async function weekOf(
  ctx: StaffContext,
  school: string,
  { policy, meetings }: { policy: PolicyInForce; meetings: readonly StoredMeeting[] },
) {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const staff = await callersOf(db, school, today);
  const [monday, sunday] = [mondayOf(today), addDays(mondayOf(today), 6)];
  const ofWeek = meetings.filter(({ heldOn, plannedFor }) =>
    heldOn === null ? plannedFor === null || plannedFor <= sunday : heldOn >= monday && heldOn <= sunday,
  );
  const actions = await actionsByIds(
    db,
    ofWeek.map(({ actionId }) => actionId),
  );
  const planned = new Map<string, number>();
  for (const { assigneeId, status } of actions) {
    if (assigneeId === null || (status !== 'open' && status !== 'done')) continue;
    planned.set(assigneeId, (planned.get(assigneeId) ?? 0) + 1);
  }
  const names = await staffNames(
    db,
    staff.map(({ staffId }) => staffId),
  );
  const holders = new Set([...policy.stages, ...policy.lateness].map(({ who }) => who));
  const load = [...holders].flatMap((who) =>
    [...new Set(staff.filter(({ roles }) => roles.includes(who)).map(({ staffId }) => staffId))].map(
      (id) => ({
        person: staffNamed(names, id),
        who,
        planned: planned.get(id) ?? 0,
        canHold: policy.meetingsAWeek[who],
      }),
    ),
  );
  return { staff, planned, names, load };
}
