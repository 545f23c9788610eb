import type { Action } from '#shared/contracts/actions/action.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { ringingNow } from '#shared/domain/actions/calls/being-rung.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction, type ActionChange, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { notACallerText, passedOnText } from '#shared/wording/actions/share-out-text.ts';
import { alertStaysText } from '#shared/wording/actions/alert-text.ts';
import { actOnAction } from './act-on-action.ts';
import { actedView, maySeeAction } from './action-views.ts';
import type { StaffContext } from '../context.ts';
import { ringsAt } from './calls/share-calls.ts';
import { siblingCalls } from './calls/sibling-calls.ts';

/**
 * Whoever can't ring passes the call, and those of the same family that are asked of the same person, to somebody who
 * rings, else to the attendance officer; never to themselves: without another officer it stands unassigned. While a
 * third person is ringing the family it stays. An alert is not passed on.
 */
export async function passOn(
  ctx: StaffContext,
  { actionId, to }: { actionId: string; to?: string | undefined },
): Promise<{ action: Action }> {
  const { byId } = await cachedStaff(await ctx.reading(), ctx.moment.today);
  return actOnAction(
    ctx,
    actionId,
    'call.pass-on',
    async (tx, action, pupil) => {
      if (action.kind === 'safeguarding-alert') throw new Problem('unprocessable', alertStaysText);
      if (!isCall(action.kind))
        throw new Problem('unprocessable', 'Only a call is passed on. Nothing was changed.');
      if (to === ctx.actor.id) throw new Problem('unprocessable', passedOnText.notToYourself);
      const person = to === undefined ? null : byId.get(to);
      if (to !== undefined && (!person || !ringsAt(person, action.school)))
        throw new Problem('unprocessable', notACallerText);
      const assigneeId = person ? person.id : await otherOfficer(ctx, tx, action);
      const family = await familyOf(ctx, tx, action, pupil);
      const known = [null, ctx.actor.id, assigneeId];
      const rungByOther = [action, ...family].find(
        (call) => call.status === 'open' && !known.includes(ringingNow(call, ctx.at)?.by ?? null),
      );
      if (rungByOther) {
        const { beingRungBy } = await actedView(ctx, tx, rungByOther);
        throw new Problem('conflict', passedOnText.isRinging(beingRungBy?.name ?? ''), {
          action: await actedView(ctx, tx, action),
        });
      }
      const change = (from: string | null): ActionChange => ({
        assigneeId,
        ticked: false,
        begunBy: null,
        begunAt: null,
        passed: { by: ctx.actor.id, from, at: ctx.at },
      });
      const passed = await changeAction(tx, action, ['open', 'proposed'], change(action.assigneeId));
      if (!passed) {
        const current = await actedView(ctx, tx, action);
        throw new Problem('conflict', 'This call is already settled.', { action: current });
      }
      for (const sibling of family) {
        if (!(await changeAction(tx, sibling, ['open', 'proposed'], change(sibling.assigneeId)))) continue;
        await audit(tx, {
          school: sibling.school,
          at: ctx.at,
          staffId: ctx.actor.id,
          what: 'call.pass-on',
          pupilId: sibling.pupilId,
          detail: { action: sibling.id, with: action.id, to: assigneeId },
        });
      }
      await ctx.enqueue(tx, { name: 'sync-planner', key: action.school, data: { school: action.school } });
      return { action: await actedView(ctx, tx, passed) };
    },
    ({ action }) => ({ to: action.assignee?.id ?? null }),
  );
}

/** The attendance officer who gets what somebody can't ring; null: there is no other. */
async function otherOfficer(ctx: StaffContext, tx: Tx, action: StoredAction): Promise<string | null> {
  const staff = await callersOf(tx, action.school, ctx.moment.today);
  const officer = staff.find(
    ({ roles, staffId }) =>
      roles.includes('attendance-officer') && staffId !== action.assigneeId && staffId !== ctx.actor.id,
  );
  return officer?.staffId ?? null;
}

/** A family is rung by one person. */
export async function familyOf(
  ctx: StaffContext,
  tx: Tx,
  action: StoredAction,
  pupil: StoredPupil | null,
): Promise<StoredAction[]> {
  if (!pupil) return [];
  const siblings = await siblingCalls(ctx, tx, [action], new Map([[pupil.id, pupil]]), maySeeAction);
  return (siblings.get(action.id) ?? [])
    .map((sibling) => sibling.action)
    .filter(({ assigneeId }) => assigneeId === action.assigneeId);
}
