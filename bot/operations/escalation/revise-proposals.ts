import { randomUUID } from 'node:crypto';
import { schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { schoolProposalChanges } from '#shared/domain/escalation/proposals-of-school.ts';
import { actionsByIds } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import {
  cachedKnownProposals,
  changeProposal,
  findProposal,
  knownProposals,
  setProposalsTo,
  storeProposals,
} from '#shared/store/escalation/proposals.ts';
import type { School } from '#shared/store/people/schools.ts';
import { withdraw } from '../actions/withdraw.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';
import type { Context } from '../context.ts';
import { heldElsewhere, whatRegistersAsk } from './what-registers-ask.ts';

/**
 * Brings a school's proposals to what its registers ask for now: made once, withdrawn where marks were put right, and
 * asked again where they were snoozed until today. Answers how many changed; nothing is written where none does.
 */
export async function reviseProposals(ctx: Context, school: School): Promise<number> {
  const schoolYear = schoolYearOf(ctx.moment.today);
  const reading = await ctx.reading();
  const elsewhere = await heldElsewhere(ctx, school);
  const remembered = [...(await cachedKnownProposals(reading, school.id, schoolYear)), ...elsewhere];
  const ask = await whatRegistersAsk(ctx, school, remembered);
  const asked = schoolProposalChanges(ask, remembered);
  if (asked.length === 0) return 0;
  const ids = new Set(asked.map(({ pupilId }) => pupilId));
  const ofThese = <Pupil extends { pupilId: number }>(pupils: readonly Pupil[]): Pupil[] =>
    pupils.filter(({ pupilId }) => ids.has(pupilId));
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school.id);
    // What was decided meanwhile holds.
    const known = [
      ...(await knownProposals(tx, school.id, schoolYear, [...ids])),
      ...elsewhere.filter(({ pupilId }) => ids.has(pupilId)),
    ];
    const changes = schoolProposalChanges(
      { ...ask, away: ofThese(ask.away), late: ofThese(ask.late) },
      known,
    );
    const made = changes.flatMap((change) =>
      change.change === 'propose'
        ? [
            {
              school: school.id,
              id: randomUUID(),
              pupilId: change.pupilId,
              schoolYear,
              term: ask.term,
              rule: change.rule,
              stage: change.stage,
              proposedAt: ctx.at,
              proposedOn: ctx.moment.today,
              sessions: change.counted,
            },
          ]
        : [],
    );
    await storeProposals(tx, made);
    const idsTo = (what: 'withdraw' | 'propose-again' | 'end'): string[] =>
      changes.flatMap((change) => (change.change === what ? [change.id] : []));
    await setProposalsTo(tx, school.id, idsTo('withdraw'), undecided, 'withdrawn');
    for (const id of idsTo('end')) await endApproved(ctx, tx, id);
    await setProposalsTo(tx, school.id, idsTo('propose-again'), asleep, 'proposed');
    if (changes.length > 0)
      await audit(tx, {
        school: school.id,
        at: ctx.at,
        staffId: SYSTEM_ACTOR,
        what: 'proposal.revise',
        detail: {
          proposed: made.map(({ id, pupilId }) => ({ id, pupil: pupilId })),
          changed: changes.flatMap((change) =>
            change.change === 'propose' ? [] : [{ id: change.id, pupil: change.pupilId, to: change.change }],
          ),
        },
      });
    return changes.length;
  });
}

/** Approved, and its pupil has left before it was held. */
async function endApproved(ctx: Context, tx: Tx, id: string): Promise<void> {
  const proposal = await findProposal(tx, id);
  if (!proposal) return;
  await changeProposal(tx, proposal, ['approved'], { status: 'withdrawn' });
  const [action] = proposal.actionId === null ? [] : await actionsByIds(tx, [proposal.actionId]);
  if (action) await withdraw(ctx, tx, action);
}

const undecided = ['proposed', 'snoozed'] as const;
const asleep = ['snoozed', 'withdrawn'] as const;
