import type { ProposalList, ProposalView } from '#shared/contracts/escalation/proposals.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { londonInstant } from '#shared/domain/basics/london-time.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import type { MeetingPlace } from '#shared/domain/escalation/meetings-of-week.ts';
import { holderOf } from '#shared/domain/people/escalation-policy.ts';
import type { DaysAway } from '#shared/domain/registers/away/days-away.ts';
import { actionsByIds } from '#shared/store/actions/actions.ts';
import { outcomesSince, type StoredOutcome } from '#shared/store/actions/outcomes.ts';
import type { StoredMeeting } from '#shared/store/escalation/meetings.ts';
import type { StoredProposal } from '#shared/store/escalation/proposals.ts';
import type { School } from '#shared/store/people/schools.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../context.ts';
import { actionViews } from '../actions/action-views.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { evidenceOf } from './evidence.ts';
import { mayDecide } from './may-decide.ts';
import { weekOfMeetings } from './week-of-meetings.ts';

/** Contacts are looked for so far back. */
const DAYS_LOOKED_BACK = 60;

type ProposalsSeen = Pick<ProposalList, 'items' | 'next' | 'counts' | 'years' | 'load'>;

/** Which of them are wanted; left out: all. */
export interface ProposalsWanted {
  stage?: number | undefined;
  /** A year group's code. */
  yearGroup?: string | undefined;
  /** How many come before, and how many are given. */
  from: number;
  limit: number;
}
const ALL: ProposalsWanted = { from: 0, limit: Infinity };

/**
 * Proposals of the pupils whom this person works with, worst first, with who would hold each and whether that can be this
 * week. Outside a transaction.
 */
export async function proposalViews(
  ctx: StaffContext,
  school: School,
  proposals: readonly StoredProposal[],
  wanted: ProposalsWanted = ALL,
): Promise<ProposalsSeen> {
  const { policy, away, instead, pupils, inOrder, meetings, places, week } = await weekOfMeetings(
    ctx,
    school,
    proposals,
  );
  const ofReader = inOrder.flatMap((proposal) => {
    const pupil = pupils.get(proposal.pupilId);
    const who = holderOf(policy, proposal);
    const answer = pupil ? mayDecide(ctx.actor, pupil, who) : 'unknown';
    return pupil && answer !== 'unknown' ? [{ proposal, pupil, who, mayDecide: answer === 'yes' }] : [];
  });
  const asked = ofReader.filter(
    ({ proposal, pupil }) =>
      (wanted.stage === undefined || proposal.stage === wanted.stage) &&
      (wanted.yearGroup === undefined || yearGroupCode(pupil.yearGroup) === wanted.yearGroup),
  );
  const to = wanted.from + wanted.limit;
  const seen = asked.slice(wanted.from, to);
  const facts = await factsOf(ctx, school.id, seen, meetings);
  const items = seen.map(({ proposal, pupil, who, mayDecide: decides }): ProposalView => {
    const place: MeetingPlace | undefined = places.get(proposal.id);
    const holder = proposal.assigneeId ?? place?.holder ?? null;
    const action = facts.actions.get(proposal.actionId ?? '') ?? null;
    const { counted, ill, review } = instead(proposal);
    return {
      id: proposal.id,
      pupil: { id: String(pupil.id), name: nameOf(pupil) },
      tutorGroup: pupil.tutorGroup || null,
      yearGroup: yearGroupCode(pupil.yearGroup),
      rule: proposal.rule,
      stage: proposal.stage,
      status: proposal.status,
      review: action ? action.kind === 'health-plan-review' : review,
      daysAbsent: counted / 2,
      because: facts.evidence(pupil, {
        away: away(school.id, pupil.id).away,
        late: proposal.rule === 'lateness' ? counted / 2 : null,
        ill,
      }),
      // Given to somebody else since it was approved.
      holder: action?.assignee ?? (holder === null ? null : facts.named(holder, week.names)),
      who,
      waits: place?.waits ?? false,
      mayDecide: decides,
      until: proposal.until,
      reason: proposal.reason,
      decidedBy: proposal.decidedBy === null ? null : facts.named(proposal.decidedBy, week.names),
      action,
    };
  });
  const waiting = asked.filter(({ proposal }) => places.get(proposal.id)?.waits).length;
  return {
    items,
    next: to < asked.length ? String(to) : null,
    counts: { canBeHeld: asked.length - waiting, wait: waiting },
    years: [...new Set(ofReader.map(({ pupil }) => pupil.yearGroup))]
      .toSorted((a, b) => a - b)
      .map(yearGroupCode),
    load: week.load,
  };
}

async function factsOf(
  ctx: StaffContext,
  school: string,
  seen: readonly { proposal: StoredProposal; pupil: StoredPupil }[],
  meetings: readonly StoredMeeting[],
) {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const since = londonInstant(addDays(today, -DAYS_LOOKED_BACK), '00:00');
  const outcomes = await outcomesSince(
    db,
    school,
    seen.map(({ pupil }) => pupil.id),
    since,
  );
  const lastOf = new Map<number, StoredOutcome>();
  for (const outcome of outcomes)
    if (outcome.pupilId !== null && !lastOf.has(outcome.pupilId)) lastOf.set(outcome.pupilId, outcome);
  const stored = await actionsByIds(
    db,
    seen.flatMap(({ proposal }) => proposal.actionId ?? []),
  );
  const actions = new Map((await actionViews(ctx, db, stored)).map((action) => [action.id, action]));
  const people = seen.flatMap(({ proposal }) => [proposal.decidedBy, proposal.assigneeId]);
  const others = await staffNames(
    db,
    people.filter((id) => id !== null),
  );
  return {
    actions,
    named: (id: string, names: ReadonlyMap<string, string>) => staffNamed(names.has(id) ? names : others, id),
    evidence: (pupil: StoredPupil, said: { away: DaysAway | null; late: number | null; ill: number }) =>
      evidenceOf(
        {
          ...said,
          outcome: lastOf.get(pupil.id) ?? null,
          meetings: meetings.filter(({ pupilId }) => pupilId === pupil.id),
        },
        today,
      ),
  };
}
