import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import { holderOf, type MeetingHolder } from '#shared/domain/people/escalation-policy.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { findProposal, type StoredProposal } from '#shared/store/escalation/proposals.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { findPupil, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext } from '../context.ts';
import { mayDecide } from './may-decide.ts';
import { proposalViews } from './proposal-views.ts';

export interface ProposalInHand {
  proposal: StoredProposal;
  pupil: StoredPupil;
  who: MeetingHolder;
}

/** The proposal, its pupil and who holds such a meeting, when the person may decide it; a Problem otherwise. */
export async function permittedProposal(ctx: StaffContext, id: string): Promise<ProposalInHand> {
  const { db } = ctx.store;
  const proposal = await findProposal(db, id);
  const pupil = proposal && (await findPupil(db, proposal.pupilId, ctx.moment.today));
  if (!proposal || !pupil) throw new Problem('not-found', 'This proposal was not found.');
  const policy = await policyOn(db, proposal.school, ctx.moment.today);
  const who = holderOf(policy, proposal);
  mustBeAllowed(mayDecide(ctx.actor, pupil, who), 'this proposal');
  return { proposal, pupil, who };
}

/** Works on a proposal as it stands under its school's lock, and answers with it as it stands after. */
export async function actOnProposal(
  ctx: StaffContext,
  id: string,
  what: AuditAct,
  work: (tx: Tx, inHand: ProposalInHand) => Promise<Record<string, unknown>>,
): Promise<ProposalView> {
  const seen = await permittedProposal(ctx, id);
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, seen.proposal.school);
    const proposal = (await findProposal(tx, id)) ?? seen.proposal;
    const detail = await work(tx, { ...seen, proposal });
    await audit(tx, {
      school: proposal.school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what,
      pupilId: proposal.pupilId,
      detail: {
        proposal: id,
        rule: proposal.rule,
        stage: proposal.stage,
        before: proposal.status,
        ...detail,
      },
    });
  });
  return proposalView(ctx, id);
}

/** A proposal as it stands, for whoever may decide it. */
export async function proposalView(ctx: StaffContext, id: string): Promise<ProposalView> {
  const proposal = await findProposal(ctx.store.db, id);
  const school = proposal && (await findSchool(ctx.store.db, proposal.school));
  const [view] = proposal && school ? (await proposalViews(ctx, school, [proposal])).items : [];
  if (!view) throw new Problem('not-found', 'This proposal was not found.');
  return view;
}
