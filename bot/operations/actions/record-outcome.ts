import { randomUUID } from 'node:crypto';
import type { OutcomeAnswer, OutcomeInput } from '#shared/contracts/actions/action.ts';
import { isCall, type ActionKind } from '#shared/domain/actions/action-kinds.ts';
import { assigneeFor } from '#shared/domain/actions/assignee.ts';
import { raisedByOutcome, reasonOfRaised } from '#shared/domain/actions/call.ts';
import { usualTryAgain } from '#shared/domain/actions/calls/try-again.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import { codeForReason } from '#shared/domain/actions/reason-codes.ts';
import { expectationFault } from '#shared/domain/actions/possible-times.ts';
import { defaultClosingTimes } from '#shared/domain/basics/closing-times.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { changeAction, type StoredAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { storeOutcome } from '#shared/store/actions/outcomes.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { timePastRefusal } from '#shared/wording/actions/time-fault-text.ts';
import { settledMeanwhileText } from '#shared/wording/actions/action-text.ts';
import { actOnAction } from './act-on-action.ts';
import { actedView, actionViews, maySeeAction } from './action-views.ts';
import type { StaffContext } from '../context.ts';
import { endArrivals } from './notices/expected-arrivals.ts';
import { mustBePossible } from './must-be-possible.ts';
import { raise } from './raise.ts';
import { siblingCalls } from './calls/sibling-calls.ts';

/**
 * Records how a call went, raises what follows from it, and has Planner told. A call that already has its outcome,
 * or is no longer wanted, is a conflict whose details hold the action as it stands. Of the siblings' calls named, those
 * that are no longer open are left as they are.
 */
export async function recordOutcome(
  ctx: StaffContext,
  { actionId, outcome: input }: { actionId: string; outcome: OutcomeInput },
): Promise<OutcomeAnswer> {
  return actOnAction(ctx, actionId, 'call.record-outcome', async (tx, action, pupil) => {
    if (!isCall(action.kind))
      throw new Problem('unprocessable', 'This action is not a call. Tick it off instead.');
    const { today, time } = ctx.moment;
    if (input.expectedBack?.kind === 'date' && input.expectedBack.date < today) {
      throw new Problem(
        'bad-request',
        `expectedBack: ${input.expectedBack.date} is past. Nothing was saved.`,
      );
    }
    if (input.tryAgainAt && input.tryAgainAt <= time)
      throw new Problem('unprocessable', timePastRefusal(input.tryAgainAt));
    if (input.expectedBack?.kind === 'today') {
      const { time: at } = input.expectedBack;
      const { closing } = (await findSchool(tx, action.school)) ?? { closing: defaultClosingTimes };
      mustBePossible(at, expectationFault(at, time, closing), closing);
    }
    const settled = await settle(ctx, tx, { action, pupil }, input);
    if (!settled) throw await alreadySettled(ctx, tx, action);
    const also = await settleSiblings(ctx, tx, { action, pupil }, input);
    await ctx.enqueue(tx, { name: 'sync-planner', key: action.school, data: { school: action.school } });
    const raised = [settled, ...also].flatMap((one) => one.raised);
    return {
      action: await actedView(ctx, tx, settled.done),
      also: await actionViews(
        ctx,
        tx,
        also.map(({ done }) => done),
      ),
      raised: await actionViews(ctx, tx, raised, 'also what they may not open'),
    };
  });
}

interface Call {
  action: StoredAction;
  pupil: StoredPupil | null;
}
interface Settled {
  done: StoredAction;
  raised: StoredAction[];
}

/** Null when the call is settled already. */
async function settle(
  ctx: StaffContext,
  tx: Tx,
  { action, pupil }: Call,
  input: OutcomeInput,
): Promise<Settled | null> {
  const at = ctx.at;
  const done = await changeAction(tx, action, ['open', 'proposed', 'snoozed'], {
    status: 'done',
    closedAt: at,
  });
  if (!done) return null;
  await storeOutcome(tx, {
    school: action.school,
    id: randomUUID(),
    actionId: action.id,
    pupilId: action.pupilId,
    by: ctx.actor.id,
    at,
    result: input.result,
    contact: input.contact ?? null,
    reason: input.reason ?? null,
    expectedBack: input.expectedBack ?? null,
    support: input.support ?? [],
    nextStep: input.nextStep ?? null,
    parentBelievedInSchool: input.parentBelievedInSchool ?? false,
    note: input.note ?? null,
    restricted: input.restricted ?? false,
  });
  if (input.expectedBack && action.pupilId !== null)
    await endArrivals(ctx, tx, action.school, action.pupilId);
  const raised: StoredAction[] = [];
  for (const kind of raisedByOutcome(action.kind, input)) {
    const next = await raiseNext(ctx, tx, done, pupil, kind, input);
    if (next) raised.push(next);
  }
  return { done, raised };
}

/** A family that nobody reached was rung about all its children: each call has that outcome, and its own note none. */
async function settleSiblings(
  ctx: StaffContext,
  tx: Tx,
  { action, pupil }: Call,
  { result, contact, tryAgainAt, alsoFor = [] }: OutcomeInput,
): Promise<Settled[]> {
  if (alsoFor.length === 0) return [];
  const made = pupil ? new Map([[pupil.id, pupil]]) : new Map<number, StoredPupil>();
  const siblings = (await siblingCalls(ctx, tx, [action], made, maySeeAction)).get(action.id) ?? [];
  const settled: Settled[] = [];
  for (const sibling of siblings) {
    if (!alsoFor.includes(sibling.action.id)) continue;
    const one = await settle(ctx, tx, sibling, { result, contact, tryAgainAt });
    if (!one) continue;
    settled.push(one);
    await audit(tx, {
      school: one.done.school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'call.record-outcome',
      pupilId: one.done.pupilId,
      detail: { action: one.done.id, with: action.id },
    });
  }
  return settled;
}

/** When a pupil is expected, or a family is rung again. */
function dueOf(
  kind: ActionKind,
  { result, expectedBack, tryAgainAt }: OutcomeInput,
  call: { callFirst: boolean; time: ClockTime },
): ClockTime | null {
  if (kind === 'expected-arrival') return expectedBack?.kind === 'today' ? expectedBack.time : null;
  if (kind !== 'call-again') return null;
  return tryAgainAt === undefined ? usualTryAgain({ ...call, result }) : tryAgainAt;
}

async function alreadySettled(ctx: StaffContext, tx: Tx, action: StoredAction): Promise<Problem> {
  const current = await actedView(ctx, tx, action);
  return new Problem('conflict', settledMeanwhileText(action.status), { action: current });
}

async function raiseNext(
  ctx: StaffContext,
  tx: Tx,
  action: StoredAction,
  pupil: StoredPupil | null,
  kind: ActionKind,
  input: OutcomeInput,
): Promise<StoredAction | null> {
  const { today } = ctx.moment;
  const staff = await callersOf(tx, action.school, today);
  const whereabouts = pupil ?? { tutorGroup: action.tutorGroup, yearGroup: -1, house: '' };
  // Whoever rang rings again; somebody of the whole trust leaves it with whom it was.
  const isOfSchool = staff.some(({ staffId }) => staffId === ctx.actor.id);
  const whoRang = isOfSchool ? ctx.actor.id : action.assigneeId;
  const assigneeId = kind === 'call-again' ? whoRang : assigneeFor(kind, whereabouts, staff, 'tutor');
  const { reasonCodes = {} } =
    (await settingsOn(tx, [{ id: action.school }], today)).get(action.school) ?? {};
  const fits = input.reason ? codeForReason(reasonCodes, input.reason, today) : null;
  const reason = reasonOfRaised(kind, input, fits);
  return raise(
    ctx,
    tx,
    {
      school: action.school,
      kind,
      pupilId: action.pupilId,
      tutorGroup: action.tutorGroup,
      assigneeId,
      subject: action.subject,
      raisedFor: today,
      reason,
      raisedByAction: action.id,
      dueTime: dueOf(kind, input, { callFirst: action.callFirst, time: ctx.moment.time }),
      callFirst: action.callFirst,
    },
    ctx.actor.id,
  );
}
