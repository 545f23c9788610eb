import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { callRank, inCallOrder } from '#shared/domain/actions/calls/call-order.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { USUAL_CALL_ORDER } from '#shared/domain/people/call-choices.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import { spokenToElsewhere } from '#shared/domain/actions/calls/family-rung.ts';
import { cachedCallFacts } from '#shared/store/actions/cached-call-facts.ts';
import { cachedFamiliesSpokenTo } from '#shared/store/actions/cached-families-rung.ts';
import type { StoredOutcome } from '#shared/store/actions/outcomes.ts';
import { cachedSchools, cachedStaffNames } from '#shared/store/people/cached-people.ts';
import { cachedSettings } from '#shared/store/people/settings.ts';
import { spellsAway } from '#shared/store/registers/spells-away.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { Context } from '../../context.ts';
import { nameOf } from '../../roll/pupil-name.ts';
import { stagesReached } from '../stages-reached.ts';

export type CallFacts = NonNullable<Action['call']>;

/**
 * What the list of calls says of each besides, by the id of the action, and its place by its school's order: from what is
 * remembered. Outside a transaction.
 */
export async function callFactsOf(
  ctx: Context,
  actions: readonly StoredAction[],
  pupils: ReadonlyMap<number, StoredPupil>,
): Promise<Map<string, CallFacts>> {
  const { today } = ctx.moment;
  const calls = actions.flatMap((action) => {
    const pupil = action.pupilId === null ? undefined : pupils.get(action.pupilId);
    return pupil && isCall(action.kind) ? [{ action, pupil }] : [];
  });
  if (calls.length === 0) return new Map();
  const reading = await ctx.reading();
  const ids = new Set(calls.map(({ action }) => action.school));
  const ofTrust = await cachedSchools(reading);
  const schools = ofTrust.filter(({ id }) => ids.has(id));
  const settings = await cachedSettings(reading, today);
  const known = await cachedCallFacts(reading, [...ids], today);
  const spokenTo = await cachedFamiliesSpokenTo(
    reading,
    ofTrust.map(({ id }) => id),
    today,
  );
  const names = await cachedStaffNames(reading);
  const spellOf = await spellsAway(reading, schools, ctx.moment);
  const stageOf = await stagesReached(ctx, schools);
  const facts = new Map<string, CallFacts>();
  for (const { action, pupil } of calls) {
    const { school } = action;
    const daysAway = spellOf(school, pupil.id);
    const { yearGroup, pupilPremium: premium } = pupil;
    const targeted = known.get(school)?.adults.has(pupil.id) ?? false;
    const family = known.get(school)?.families.get(pupil.id) ?? [];
    const familyRungAt = spokenToElsewhere(family, school, spokenTo);
    const order = settings.get(school)?.callOrder ?? USUAL_CALL_ORDER;
    facts.set(action.id, {
      yearGroup: yearGroupCode(yearGroup),
      premium,
      daysAway,
      stage: stageOf(school, pupil.id).stage,
      lastTry: lastTryOf(known.get(school)?.tries.get(pupil.id), names),
      familyRungAt: familyRungAt && londonIso(familyRungAt),
      rank: callRank({ yearGroup, premium, targeted, daysAway }, order),
    });
  }
  return facts;
}

/** Stored calls in the order in which the tab and the chat show them. Outside a transaction. */
export async function storedInCallOrder(
  ctx: Context,
  actions: readonly StoredAction[],
  pupils: ReadonlyMap<number, StoredPupil>,
): Promise<StoredAction[]> {
  const facts = await callFactsOf(ctx, actions, pupils);
  const calls = actions.map((action) => {
    const pupil = action.pupilId === null ? undefined : pupils.get(action.pupilId);
    return {
      action,
      kind: action.kind,
      callFirst: action.callFirst,
      due: action.dueTime,
      pupil: pupil ? { name: nameOf(pupil) } : null,
      call: facts.get(action.id) ?? null,
    };
  });
  return inCallOrder(calls, ctx.moment.time).map(({ action }) => action);
}

function lastTryOf(
  found: StoredOutcome | undefined,
  names: ReadonlyMap<string, string>,
): CallFacts['lastTry'] {
  if (!found || found.result === 'done') return null;
  return { result: found.result, at: londonIso(found.at), by: staffName(names, found.by) };
}
