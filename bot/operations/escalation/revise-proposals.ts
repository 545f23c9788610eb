import { randomUUID } from 'node:crypto';
import { policyTermBegan, policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import { schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { schoolProposalChanges, type RegistersAsk } from '#shared/domain/escalation/proposals-of-school.ts';
import type { KnownProposal } from '#shared/domain/escalation/proposals.ts';
import type { EarlierSelf } from '#shared/domain/roll/moves.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import { cachedDaysAway, cachedDaysLate } from '#shared/store/actions/cached-days-away.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { cachedNoBetter, cachedOverTenLastYear } from '#shared/store/escalation/cached-text-first.ts';
import {
  cachedKnownProposals,
  changeProposal,
  findProposal,
  knownProposals,
  setProposalsTo,
  storeProposals,
} from '#shared/store/escalation/proposals.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { cachedPolicies } from '#shared/store/people/escalation-policies.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedMoves } from '#shared/store/registers/moves.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';
import type { Context } from '../context.ts';

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
  if (proposal.actionId !== null)
    await changeAction(tx, { school: proposal.school, id: proposal.actionId }, ['open'], {
      status: 'withdrawn',
      closedAt: ctx.at,
    });
}

/** Meetings that were held this year about pupils who came from another school of the trust, under their ids of here. */
async function heldElsewhere(ctx: Context, school: School): Promise<KnownProposal[]> {
  const reading = await ctx.reading();
  const { today } = ctx.moment;
  const moved =
    (await cachedMoves(reading, [school.id], today)).get(school.id) ?? new Map<number, EarlierSelf[]>();
  const found: KnownProposal[] = [];
  for (const [pupilId, selves] of moved)
    for (const self of selves) {
      const known = await cachedKnownProposals(reading, self.school, schoolYearOf(today));
      found.push(
        ...known
          .filter((one) => one.pupilId === self.pupilId && one.status === 'approved' && one.heldOn !== null)
          .map((one) => ({ ...one, pupilId })),
      );
    }
  return found;
}

const undecided = ['proposed', 'snoozed'] as const;
const asleep = ['snoozed', 'withdrawn'] as const;

/** From what is remembered, outside the transaction: what changes meanwhile is looked at the next time. */
async function whatRegistersAsk(
  ctx: Context,
  school: School,
  known: readonly KnownProposal[],
): Promise<RegistersAsk> {
  const { moment } = ctx;
  const { today } = moment;
  const reading = await ctx.reading();
  const policy = (await cachedPolicies(reading))(school.id, today);
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const roll = (await cachedRolls(reading, [school.id])).get(school.id);
  const away = (await cachedDaysAway(reading, [school], moment)).get(school.id);
  const late = policy.lateness.length > 0 ? await cachedDaysLate(reading, school, moment) : null;
  const ids = (roll?.pupils ?? []).flatMap((pupil) => (rolledOn(pupil, today) === null ? [] : [pupil.id]));
  return {
    today,
    term: policyTermOf(calendar, today),
    termBegan: policyTermBegan(calendar, today),
    policy,
    onRoll: new Set(ids),
    away: ids.flatMap((id) => away?.get(id) ?? []),
    late: ids.flatMap((id) => late?.get(id) ?? []),
    overTenLastYear: policy.textFirst ? await cachedOverTenLastYear(reading, school, moment) : new Set(),
    noBetter: policy.textFirst ? await cachedNoBetter(reading, school, { known, moment }) : new Set(),
  };
}
