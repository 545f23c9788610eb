import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { changeProposal, findProposal, type StoredProposal } from '#shared/store/escalation/proposals.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { oneSchoolAtATimeText, snoozePastText } from '#shared/wording/escalation/proposal-text.ts';
import type { StaffContext } from '../context.ts';
import { permittedProposal } from './act-on-proposal.ts';
import { proposalViews } from './proposal-views.ts';

/**
 * Puts several proposals of a school off until a day, all or none. One that somebody has decided meanwhile stays as it is.
 */
export async function snoozeProposals(
  ctx: StaffContext,
  { proposals: ids, until, reason }: { proposals: readonly string[]; until: SchoolDate; reason: string },
): Promise<{ items: ProposalView[] }> {
  const asked: StoredProposal[] = [];
  for (const id of new Set(ids)) asked.push((await permittedProposal(ctx, id)).proposal);
  if (until <= ctx.moment.today) throw new Problem('bad-request', snoozePastText(until));
  const [first, ...others] = new Set(asked.map(({ school }) => school));
  const school = first === undefined ? null : await findSchool(ctx.store.db, first);
  if (!school || others.length > 0) throw new Problem('unprocessable', oneSchoolAtATimeText);
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, school.id);
    for (const proposal of asked) {
      const change = {
        status: 'snoozed',
        decidedBy: ctx.actor.id,
        decidedAt: ctx.at,
        until,
        reason,
      } as const;
      if (!(await changeProposal(tx, proposal, ['proposed', 'snoozed'], change))) continue;
      await audit(tx, {
        school: school.id,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'proposal.snooze',
        pupilId: proposal.pupilId,
        detail: {
          proposal: proposal.id,
          rule: proposal.rule,
          stage: proposal.stage,
          before: proposal.status,
          until,
          reason,
        },
      });
    }
  });
  const after = await Promise.all(asked.map(({ id }) => findProposal(ctx.store.db, id)));
  return proposalViews(
    ctx,
    school,
    after.flatMap((proposal) => proposal ?? []),
  );
}
