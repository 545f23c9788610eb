import { randomUUID } from 'node:crypto';
import {
  meetingRecord,
  type MeetingAnswer,
  type MeetingInput,
} from '#shared/contracts/escalation/meeting.ts';
import { sameBarriers, type BarrierSaid } from '#shared/domain/escalation/barriers.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { outcomesOf, storeOutcome } from '#shared/store/actions/outcomes.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { barriersAt, clearBarriers, storeBarriers } from '#shared/store/escalation/barriers.ts';
import { changeMeeting } from '#shared/store/escalation/meetings.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { meetingText } from '#shared/wording/escalation/meeting-text.ts';
import { actedView, actionViews } from '../actions/action-views.ts';
import { doneOutcome, mayBeDone } from '../actions/mark-done.ts';
import type { StaffContext } from '../context.ts';
import { actOnMeeting, mustHoldMeeting, type MeetingInHand } from './act-on-meeting.ts';
import { askOwners, hasListOfWork } from './meetings/barrier-actions.ts';
import { mustSettle } from './meetings/must-settle.ts';
import { raiseCallHome } from './meetings/raise-call-home.ts';
import { raiseReview } from './meetings/raise-review.ts';

/**
 * Records what was agreed at a meeting, which is held by that. Whoever holds it, or a colleague, may write on later: what
 * is left out stays; barriers that are given replace those that stand, and one that says the same stays the same. Owners who
 * have a list of work at the school are asked to see to theirs.
 */
export async function recordMeeting(
  ctx: StaffContext,
  { actionId, meeting: input }: { actionId: string; meeting: MeetingInput },
): Promise<MeetingAnswer> {
  const { today } = ctx.moment;
  const { heldOn = today, barriers, nextLook, ...said } = input;
  if (heldOn > today) throw new Problem('bad-request', meetingText.notHeldYet);
  if (nextLook && nextLook <= heldOn) throw new Problem('bad-request', meetingText.lookPast);
  const hasList = await ownersAt(ctx, (await mustHoldMeeting(ctx, actionId)).pupil.school, barriers ?? []);
  return actOnMeeting(
    ctx,
    actionId,
    'meeting.record',
    async (tx, inHand) => {
      const { action, meeting } = inHand;
      if (action.status === 'withdrawn') throw new Problem('conflict', meetingText.notWanted);
      mustSettle(ctx, action.school, await policyOn(tx, action.school, today), {
        before: meeting.record,
        input,
      });
      const held = {
        heldOn: input.heldOn ?? meeting.heldOn ?? today,
        record: meetingRecord.parse({ ...meeting.record, ...withoutBlanks(said) }),
      };
      await changeMeeting(tx, meeting, {
        ...held,
        recordedBy: ctx.actor.id,
        recordedAt: ctx.at,
        ...(nextLook !== undefined && { nextLook }),
      });
      if (barriers) await replaceBarriers(ctx, tx, inHand, barriers);
      const asked = await askOwners(ctx, tx, inHand, hasList);
      const done = await changeAction(tx, action, mayBeDone, { status: 'done', closedAt: ctx.at });
      if (done && !(await outcomesOf(tx, [action.id])).has(action.id))
        await storeOutcome(tx, doneOutcome(ctx, action));
      const review = await raiseReview(ctx, tx, { ...action, assigneeId: action.assigneeId ?? ctx.actor.id });
      const call = await raiseCallHome(ctx, tx, { action, meeting: { ...meeting, ...held } });
      const raised = [...asked, review, call].filter((one) => one !== null);
      return {
        action: await actedView(ctx, tx, done ?? action),
        raised: await actionViews(ctx, tx, raised, 'also what they may not open'),
      };
    },
    // What was said stands in the meeting's own row; the log says which parts of it.
    () => ({
      heldOn,
      parts: Object.keys(said),
      barriers: barriers?.length ?? null,
      nextLook: nextLook ?? null,
    }),
  );
}

const withoutBlanks = (said: object): object =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/** Refuses an owner who is not on the staff list; answers who has a list of work at the school. */
async function ownersAt(
  ctx: StaffContext,
  school: string,
  barriers: NonNullable<MeetingInput['barriers']>,
): Promise<(personId: string) => boolean> {
  const { byId } = await cachedStaff(await ctx.reading(), ctx.moment.today);
  if (barriers.some(({ owner }) => owner !== undefined && !byId.has(owner)))
    throw new Problem('unprocessable', meetingText.noSuchOwner);
  return (personId) => hasListOfWork(byId.get(personId), school);
}

async function replaceBarriers(
  ctx: StaffContext,
  tx: Tx,
  { action, pupil }: MeetingInHand,
  barriers: NonNullable<MeetingInput['barriers']>,
): Promise<void> {
  const standing = (await barriersAt(tx, action.school, pupil.id)).filter(
    ({ actionId, removedOn }) => actionId === action.id && removedOn === null,
  );
  const written = barriers.map(({ kind, detail, owner, ownerName, due }): BarrierSaid => ({
    kind,
    detail: detail ?? null,
    ownerId: owner ?? null,
    ownerName: owner === undefined ? (ownerName ?? null) : null,
    due: due ?? null,
  }));
  const same = sameBarriers(standing, written);
  await clearBarriers(tx, action.school, action.id);
  await storeBarriers(
    tx,
    written.map((barrier, index) => ({
      ...barrier,
      school: action.school,
      id: same[index]?.id ?? randomUUID(),
      pupilId: pupil.id,
      actionId: action.id,
      namedAt: same[index]?.namedAt ?? ctx.at,
      removedOn: null,
      removedBy: null,
    })),
  );
}
