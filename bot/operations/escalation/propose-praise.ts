import { halfTermsOf } from '#shared/domain/figures/disclosure/half-terms.ts';
import { schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import {
  praiseChanges,
  type Converted,
  type KnownPraise,
  type PraiseChanges,
} from '#shared/domain/escalation/conversions.ts';
import { callerFor } from '#shared/domain/people/who-rings.ts';
import { actionsRaisedSince, changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { cachedConversions } from '#shared/store/escalation/cached-conversions.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import type { School } from '#shared/store/people/schools.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { adultsOfPupils } from '#shared/store/roll/named-adults.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { raise } from '../actions/raise.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';
import type { Context } from '../context.ts';

/**
 * Asks the adult who knows a pupil to say well done: out of persistent absence or into 94 % since the half-term before
 * ended, once a half-term. What nobody has said when the pupil drops back is withdrawn; so is what is left of a half-term
 * before. Answers how many changed; nothing is written where none does.
 */
export async function proposePraise(ctx: Context, school: School): Promise<number> {
  const { today } = ctx.moment;
  const reading = await ctx.reading();
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const terms = halfTermsOf([calendar], schoolYearOf(today));
  const index = terms.findIndex(({ first, last }) => first <= today && today <= last);
  const began = terms[index]?.first;
  if (began === undefined) return 0;
  const converted =
    index === 0 ? [] : await cachedConversions(reading, school, { began, moment: ctx.moment });
  const changesTo = (raised: readonly StoredAction[]): PraiseChanges =>
    praiseChanges(began, converted, raised.flatMap(toKnown));
  const yearBegan = terms[0]?.first ?? began;
  const asked = changesTo(await actionsRaisedSince(ctx.store.db, school.id, 'praise', yearBegan));
  if (countOf(asked) === 0) return 0;
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school.id);
    // What was done meanwhile holds.
    const raised = await actionsRaisedSince(tx, school.id, 'praise', yearBegan);
    const changes = changesTo(raised);
    await raisePraise(ctx, tx, { school: school.id, since: began }, changes.raise);
    for (const praise of raised) {
      if (changes.reopen.includes(praise.id)) await turn(ctx, tx, praise, 'open');
      if (changes.withdraw.includes(praise.id)) await turn(ctx, tx, praise, 'withdrawn');
    }
    return countOf(changes);
  });
}

const countOf = ({ raise: toRaise, reopen, withdraw }: PraiseChanges): number =>
  toRaise.length + reopen.length + withdraw.length;

const toKnown = ({ id, pupilId, status, reason }: StoredAction): KnownPraise[] =>
  reason.code === 'converted' ? [{ id, pupilId, status, since: reason.since }] : [];

async function turn(ctx: Context, tx: Tx, praise: StoredAction, to: 'open' | 'withdrawn'): Promise<void> {
  const closedAt = to === 'open' ? null : ctx.at;
  const changed = await changeAction(tx, praise, [to === 'open' ? 'withdrawn' : 'open'], {
    status: to,
    closedAt,
  });
  if (!changed) return;
  await audit(tx, {
    school: praise.school,
    at: ctx.at,
    staffId: SYSTEM_ACTOR,
    what: to === 'open' ? 'action.reopen' : 'action.withdraw',
    pupilId: praise.pupilId,
    detail: { action: praise.id, kind: praise.kind },
  });
}

async function raisePraise(
  ctx: Context,
  tx: Tx,
  { school, since }: { school: string; since: SchoolDate },
  converted: readonly Converted[],
): Promise<void> {
  if (converted.length === 0) return;
  const { today } = ctx.moment;
  const staff = await callersOf(tx, school, today);
  const adults = await adultsOfPupils(tx, school, today);
  const conversionOf = new Map(converted.map((one) => [one.pupilId, one]));
  for (const pupil of await pupilsByIds(tx, school, [...conversionOf.keys()], today)) {
    const { conversion, now } = conversionOf.get(pupil.id) as Converted;
    const { attended, possible } = now;
    const reason = { code: 'converted', conversion, attended, possible, since } as const;
    await raise(
      ctx,
      tx,
      {
        school,
        kind: 'praise',
        pupilId: pupil.id,
        tutorGroup: pupil.tutorGroup,
        assigneeId: callerFor({ ...pupil, adults: adults.get(pupil.id) ?? [] }, 'tutor', staff),
        subject: `half-term ${since} pupil ${pupil.id}`,
        raisedFor: today,
        reason,
      },
      SYSTEM_ACTOR,
    );
  }
}
