import type { ShareAnswer, ShareInput } from '#shared/contracts/actions/share-out.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { ringingNow } from '#shared/domain/actions/calls/being-rung.ts';
import { isJustSharedByAnother, sharedOut } from '#shared/domain/actions/calls/share-out.ts';
import { hasRight, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { actionsByIds, changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { storeWhoRings } from '#shared/store/actions/rings-today.ts';
import { adultsOfPupils } from '#shared/store/roll/named-adults.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { notACallerText, sharedMeanwhileText } from '#shared/wording/actions/share-out-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { actionViews, maySeeAction, pupilsOfActions } from '../action-views.ts';
import { siblingCalls } from './sibling-calls.ts';
import { storedInCallOrder } from './call-facts.ts';
import { familiesByCaller } from './families-by-caller.ts';

/**
 * Gives open calls, and those of the same families, to somebody who rings, or spreads them over several: families
 * together, to the adult named for them where that is one of these, else each with as many. Over whom they were spread is
 * proposed the next day. Calls that are settled by now stay as they are, and so does a family that a colleague is ringing
 * just now: what they hear is theirs. Where a colleague has shared one of them out in the last seconds, it is a conflict.
 * Passing on from before is not taken back any more; sharing out is, by undo-share.ts.
 */
export async function shareCalls(ctx: StaffContext, input: ShareInput): Promise<ShareAnswer> {
  const { db } = ctx.store;
  const asked = new Set(input.actions);
  const found: StoredAction[] = await actionsByIds(db, [...asked]);
  if (found.length < asked.size) throw new Problem('not-found', 'One of these calls was not found.');
  const schools = [...new Set(found.map(({ school }) => school))];
  const [school = ''] = schools;
  if (schools.length > 1) throw new Problem('bad-request', 'Calls are shared out school by school.');
  mustBeAllowed(mayUse(ctx.actor, 'share-out-calls', school), 'these calls');
  const pupils = await pupilsOfActions(ctx, db, found);
  for (const action of found) {
    const pupil = action.pupilId === null ? null : (pupils.get(action.pupilId) ?? null);
    mustBeAllowed(maySeeAction(ctx.actor, action, pupil), 'one of these calls');
    if (!isCall(action.kind))
      throw new Problem('unprocessable', 'Only calls are shared out. Nothing was changed.');
  }
  // A family is one call: siblings go along, chosen or not.
  const chosen = new Set(found.map(({ id }) => id));
  for (const { action, pupil } of [
    ...(await siblingCalls(ctx, db, found, pupils, maySeeAction)).values(),
  ].flat()) {
    if (chosen.has(action.id)) continue;
    chosen.add(action.id);
    found.push(action);
    pupils.set(pupil.id, pupil);
  }
  const { byId } = await cachedStaff(await ctx.reading(), ctx.moment.today);
  for (const id of input.to) {
    const person = byId.get(id);
    if (!person || !ringsAt(person, school)) throw new Problem('unprocessable', notACallerText);
  }
  const adults = await adultsOfPupils(db, school, ctx.moment.today);
  const inOrder = await storedInCallOrder(ctx, found, pupils);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const has = await familiesByCaller(tx, school, ctx.moment.today, chosen);
    const calls = inOrder.map(({ id, pupilId }) => ({
      id,
      household: pupilId === null ? null : (pupils.get(pupilId)?.household ?? null),
      adults: pupilId === null ? [] : (adults.get(pupilId) ?? []),
    }));
    const given = sharedOut(calls, input.to, has);
    const current = await actionsByIds(tx, [...chosen]);
    if (current.some((action) => isJustSharedByAnother(action, { by: ctx.actor.id, at: ctx.at })))
      throw new Problem('conflict', sharedMeanwhileText);
    const changed: StoredAction[] = [];
    for (const action of current) {
      const ringing = ringingNow(action, ctx.at)?.by ?? null;
      if (ringing !== null && ringing !== ctx.actor.id) continue;
      const assigneeId = given.get(action.id) ?? null;
      const shared = await changeAction(tx, action, ['open'], {
        assigneeId,
        ticked: false,
        begunBy: null,
        begunAt: null,
        passed: { by: ctx.actor.id, from: action.assigneeId, at: ctx.at },
      });
      if (!shared) continue;
      changed.push(shared);
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'call.share-out',
        pupilId: action.pupilId,
        detail: { action: action.id, from: action.assigneeId, to: assigneeId },
      });
    }
    if (input.to.length > 1)
      await storeWhoRings(
        tx,
        { school, day: ctx.moment.today, staffIds: input.to },
        { staffId: ctx.actor.id, at: ctx.at },
      );
    await ctx.enqueue(tx, { name: 'sync-planner', key: school, data: { school } });
    return { actions: await actionViews(ctx, tx, changed) };
  });
}

/** By a post of the school itself: whoever serves every school is given no call. */
export const ringsAt = (person: StaffContext['actor'], school: string): boolean =>
  person.posts.some((post) => post.school === school) && hasRight(person, 'ring-families', school);
