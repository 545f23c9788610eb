import type { ProposalList } from '#shared/contracts/escalation/proposals.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { schoolYearOf } from '#shared/domain/basics/school-date.ts';
import type { ProposalStatus } from '#shared/domain/escalation/proposals.ts';
import { hasRight, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { proposalsOfYear } from '#shared/store/escalation/proposals.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { receivedAt } from '#shared/store/registers/registers.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';
import { proposalViews } from './proposal-views.ts';
import { reviseProposals } from './revise-proposals.ts';

const MOST_AT_ONCE = 200;

interface Query {
  school: string;
  status?: ProposalStatus;
  stage?: number;
  yearGroup?: string;
  limit?: number;
  /** How many came before. */
  cursor?: number;
}

/**
 * The meetings that the policy proposes now, worst first, of the pupils one works with; without a status: those that
 * nobody has decided, and of this year's decided ones with it. The week's load is for those who hold meetings.
 */
export async function listProposals(ctx: StaffContext, query: Query): Promise<ProposalList> {
  mustBeAllowed(mayUse(ctx.actor, 'see-meetings', query.school), `the school ${query.school}`);
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const school = await findSchool(db, query.school);
  if (!school) throw new Problem('not-found', `The school ${query.school} was not found.`);
  await reviseProposals(ctx, school);
  const status = query.status ?? 'proposed';
  const ofYear = await proposalsOfYear(db, school.id, schoolYearOf(today));
  const seen = await proposalViews(
    ctx,
    school,
    ofYear.filter((proposal) => proposal.status === status),
    {
      stage: query.stage,
      yearGroup: query.yearGroup,
      from: query.cursor ?? 0,
      limit: query.limit ?? MOST_AT_ONCE,
    },
  );
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'proposal.list',
    detail: { pupils: seen.items.map(({ pupil }) => Number(pupil.id)) },
  });
  const received = (await receivedAt(db, [school.id], today)).get(school.id);
  return {
    ...seen,
    asOf: received ? londonIso(received) : null,
    load: hasRight(ctx.actor, 'hold-tutor-meetings', school.id) ? seen.load : [],
  };
}
