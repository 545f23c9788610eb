import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { callRank, inCallOrder } from '#shared/domain/actions/call-order.ts';
import { londonInstant, londonIso } from '#shared/domain/basics/london-time.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { USUAL_CALL_ORDER } from '#shared/domain/people/call-choices.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import { outcomesOfPupils, type StoredOutcome } from '#shared/store/actions/outcomes.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { spellsAway } from '#shared/store/registers/spells-away.ts';
import { namedAdults } from '#shared/store/roll/named-adults.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import type { Context } from '../../context.ts';
import { nameOf } from '../../roll/pupil-name.ts';

export type CallFacts = NonNullable<Action['call']>;

const MOST_TRIES = 2000;

/**
 * What the list of calls says of each besides, by the id of the action, and its place by its school's order: one reading
 * of a kind for each school. Outside a transaction, as it asks what is remembered of the registers.
 */
export async function callFactsOf(
  ctx: Context,
  actions: readonly StoredAction[],
  pupils: ReadonlyMap<number, StoredPupil>,
): Promise<Map<string, CallFacts>> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const calls = actions.flatMap((action) => {
    const pupil = action.pupilId === null ? undefined : pupils.get(action.pupilId);
    return pupil && isCall(action.kind) ? [{ action, pupil }] : [];
  });
  if (calls.length === 0) return new Map();
  const reading = await ctx.reading();
  const ids = new Set(calls.map(({ action }) => action.school));
  const schools = (await cachedSchools(reading)).filter(({ id }) => ids.has(id));
  const settings = await settingsOn(db, schools, today);
  const spellOf = await spellsAway(reading, schools, ctx.moment);
  const midnight = londonInstant(today, '00:00');
  const facts = new Map<string, CallFacts>();
  for (const [school, ofSchool] of Map.groupBy(calls, ({ action }) => action.school)) {
    const pupilIds = [...new Set(ofSchool.map(({ pupil }) => pupil.id))];
    const named = await namedAdults(db, school, pupilIds);
    const tries = await outcomesOfPupils(db, school, pupilIds, MOST_TRIES, midnight);
    const names = await staffNames(
      db,
      tries.map(({ by }) => by),
    );
    const order = settings.get(school)?.callOrder ?? USUAL_CALL_ORDER;
    for (const { action, pupil } of ofSchool) {
      const { daysAway, stage } = spellOf(school, pupil.id);
      const { yearGroup, pupilPremium: premium } = pupil;
      const ofOrder = { yearGroup, premium, targeted: named.has(pupil.id), daysAway };
      facts.set(action.id, {
        yearGroup: yearGroupCode(yearGroup),
        premium,
        daysAway,
        stage,
        lastTry: lastTryOf(tries, pupil.id, names),
        rank: callRank(ofOrder, order),
      });
    }
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

/** @param tries newest first */
function lastTryOf(
  tries: readonly StoredOutcome[],
  pupilId: number,
  names: ReadonlyMap<string, string>,
): CallFacts['lastTry'] {
  const found = tries.find((one) => one.pupilId === pupilId);
  if (!found || found.result === 'done') return null;
  return { result: found.result, at: londonIso(found.at), by: names.get(found.by) ?? 'someone who has left' };
}
