import { actionKinds } from '#shared/domain/actions/action-kinds.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import {
  inLines,
  sharedOut,
  type PlannerCall,
  type PlannerFamily,
} from '#shared/domain/planner/calls-task.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { actionsOfDay, type StoredAction } from '#shared/store/actions/actions.ts';
import {
  deleteTaskRow,
  entraObjectIds,
  intendTask,
  plannerTasksOf,
  planOf,
  storePlan,
  storeTaskChange,
  type StoredPlan,
  type StoredPlannerTask,
} from '#shared/store/planner/planner.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { errorText } from '../../error-text.ts';
import type { BoardTask, Context, PlannerBoard } from '../context.ts';
import { isTaskOf, syncTask, type WantedTask } from './sync-task.ts';
import { pupilsOfActions } from '../actions/action-views.ts';
import { storedInCallOrder } from '../actions/calls/call-facts.ts';
import { newReference } from '../actions/new-reference.ts';

/**
 * Brings a school's calls of today and its Planner tasks together: first ticks made there are taken, then what
 * differs is written there. One run at a time for a school. It can be broken off anywhere and run again; trouble is
 * kept on the task's row, logged, and thrown when all tasks have had their turn.
 */
export async function syncPlanner(ctx: Context, schoolId: string): Promise<void> {
  const board = ctx.planner;
  if (!board || !(await plannerIsOn(ctx, schoolId))) return;
  await ctx.withLock(`planner ${schoolId}`, (now) => sync(now, board, schoolId));
}

async function sync(ctx: Context, board: PlannerBoard, schoolId: string): Promise<void> {
  const { today } = ctx.moment;
  const wanted = await intendTasks(ctx, schoolId, today);
  const earlier = (await plannerTasksOf(ctx.store.db, schoolId)).filter((row) => row.date < today);
  if (wanted.length === 0 && earlier.length === 0) return;

  const troubles: unknown[] = [];
  const inTrouble = async (rows: readonly StoredPlannerTask[], error: unknown): Promise<void> => {
    troubles.push(error);
    const text = errorText(error).slice(0, 300);
    ctx.log.error(
      { school: schoolId, tasks: rows.map(({ reference }) => reference), err: error },
      'A Planner task could not be brought up to date',
    );
    for (const row of rows) {
      const at = ctx.at;
      await storeTaskChange(ctx.store.db, row, { state: 'trouble', trouble: text, etag: null }, at);
    }
  };

  try {
    const { plan, listed, isNew } = await findPlan(ctx, board, schoolId);
    const planner = { ctx, board, plan, listed };
    await severalAtATime(isNew ? await intendTasks(ctx, schoolId, today) : wanted, (wanted) =>
      syncTask(planner, wanted).catch((error: unknown) => inTrouble([wanted.row], error)),
    );
    await tidyEarlierDays(ctx, board, earlier, listed).catch((error: unknown) => inTrouble([], error));
  } catch (error) {
    await inTrouble(
      wanted.map(({ row }) => row),
      error,
    );
  }
  if (troubles.length > 0)
    throw new PlainError('Planner could not be brought up to date', { cause: troubles[0] });
}

/** Four at once: a school's morning is brought to Planner in seconds, without crowding it. */
async function severalAtATime<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

async function plannerIsOn(ctx: Context, schoolId: string): Promise<boolean> {
  const { db } = ctx.store;
  const school = await findSchool(db, schoolId);
  if (!school) return false;
  const settings = await settingsOn(db, [school], ctx.moment.today);
  return settings.get(school.id)?.planner ?? false;
}

/** A row for every task there should be, kept before Planner hears of any. */
async function intendTasks(ctx: Context, school: string, today: SchoolDate): Promise<WantedTask[]> {
  const order = await orderOfCalls(ctx, school, today);
  return ctx.transaction(async (tx) => {
    const actions = await actionsOfDay(tx, school, today);
    const calls = actions
      .filter(belongsInPlanner)
      .toSorted((a, b) => (order.get(a.id) ?? order.size) - (order.get(b.id) ?? order.size));
    const ours = new Set(actions.map(({ id }) => id));
    const before = (await plannerTasksOf(tx, school)).filter((row) => row.date === today);
    const staffIds = new Set([...calls.flatMap((call) => call.assigneeId ?? []), ...before.map(staffOf)]);
    const objectIds = await entraObjectIds(tx, [...staffIds]);
    const pupils = await pupilsOfActions(ctx, tx, calls);
    const parts = new Map<string, Map<number, PlannerFamily[]>>();
    for (const staffId of objectIds.keys()) {
      const own = before.filter((row) => row.staffId === staffId);
      const homes = new Map(
        own.flatMap((row) => Object.keys(row.checklist).map((id) => [id, row.part] as const)),
      );
      const theirs = calls.filter((call) => call.assigneeId === staffId).map(toPlannerCall);
      const lines = inLines(
        theirs,
        ({ action }) => familyOf(action, pupils),
        (id) => homes.has(id),
      );
      const shared = sharedOut(lines, homes);
      parts.set(staffId, shared);
      for (const part of shared.keys()) {
        if (own.some((row) => row.part === part)) continue;
        const task = { school, staffId, date: today, part, reference: newReference() };
        await intendTask(tx, task, ctx.at);
      }
    }
    const rows = (await plannerTasksOf(tx, school)).filter((row) => row.date === today);
    return rows.map((row) => ({
      row,
      assigneeId: objectIds.get(row.staffId) ?? null,
      calls: parts.get(row.staffId)?.get(row.part) ?? [],
      ours,
    }));
  });
}

/** Where each call of a day stands, as the tab and the chat have them; one raised since then comes last. */
async function orderOfCalls(
  ctx: Context,
  school: string,
  today: SchoolDate,
): Promise<ReadonlyMap<string, number>> {
  const calls = (await actionsOfDay(ctx.store.db, school, today)).filter(belongsInPlanner);
  const pupils = await pupilsOfActions(ctx, ctx.store.db, calls);
  const inOrder = await storedInCallOrder(ctx, calls, pupils);
  return new Map(inOrder.map(({ id }, index) => [id, index]));
}

const staffOf = (row: StoredPlannerTask): string => row.staffId;

function belongsInPlanner(action: StoredAction): boolean {
  return actionKinds[action.kind].inPlanner && (action.status === 'open' || action.status === 'done');
}

/** Siblings are one call; the afternoon's call about them is another one. */
function familyOf(
  action: StoredAction,
  pupils: ReadonlyMap<number, { household: string | null }>,
): string | null {
  const household = action.pupilId === null ? null : pupils.get(action.pupilId)?.household;
  return household ? `${action.kind} ${household}` : null;
}

function toPlannerCall(action: StoredAction): PlannerCall & { action: StoredAction } {
  return {
    action,
    id: action.id,
    reference: action.reference,
    done: action.status === 'done',
    ticked: action.ticked,
  };
}

/** The school's plan and what is in it; made, or made again when it was deleted or the school's group changed. */
async function findPlan(
  ctx: Context,
  board: PlannerBoard,
  school: string,
): Promise<{ plan: StoredPlan; listed: BoardTask[]; isNew: boolean }> {
  const stored = await planOf(ctx.store.db, school);
  if (stored && stored.groupId === board.groupOf(school)) {
    const listed = await board.tasksOfPlan(stored.planId);
    if (listed) return { plan: stored, listed, isNew: false };
  }
  const plan = await board.ensurePlan(school);
  await ctx.transaction((tx) => storePlan(tx, school, plan, ctx.at));
  return { plan, listed: (await board.tasksOfPlan(plan.planId)) ?? [], isNew: true };
}

/**
 * Takes the tasks of earlier days out of Planner: their calls are of yesterday, what became of them is in the tab,
 * and a plan that only grew would meet Planner's limit of 9,000 tasks.
 */
async function tidyEarlierDays(
  ctx: Context,
  board: PlannerBoard,
  earlier: readonly StoredPlannerTask[],
  listed: readonly BoardTask[],
): Promise<void> {
  for (const row of earlier) {
    for (const task of listed.filter((one) => isTaskOf(row, one))) await board.deleteTask(task);
    await deleteTaskRow(ctx.store.db, row);
  }
}
