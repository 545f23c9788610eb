import { PlainError } from '#shared/domain/basics/plain-error.ts';
import {
  callsTask,
  referenceIn,
  type CallsTask,
  type PlannerFamily,
} from '#shared/domain/planner/calls-task.ts';
import {
  changedTask,
  isItemChange,
  snapshotOf,
  taskChanges,
  ticksTaken,
  type ItemChange,
  type PlannedTask,
  type TaskChange,
} from '#shared/domain/planner/task-changes.ts';
import { changeAction } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import {
  storeTaskChange,
  type PlannerTaskChange,
  type StoredPlan,
  type StoredPlannerTask,
} from '#shared/store/planner/planner.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import type { BoardTask, BoardTaskWithDetails, Context, PlannerBoard } from '../context.ts';
import { SYSTEM_ACTOR } from '../audit/system-actor.ts';

/** What one task should hold. */
export interface WantedTask {
  row: StoredPlannerTask;
  /** The person's Entra object id; null: they can't be given a task (any more). */
  assigneeId: string | null;
  calls: PlannerFamily[];
  /** Every id a checklist item of ours can have today. */
  ours: ReadonlySet<string>;
}

export interface TaskContext {
  ctx: Context;
  board: PlannerBoard;
  plan: StoredPlan;
  /** The plan's tasks, read at the start of this run. */
  listed: readonly BoardTask[];
}

/** A write, a read to see it held, and room for people who work in the same task meanwhile. */
const PASSES = 8;

/** Brings one task and its calls together: ticks come here first, then Planner gets what differs. */
export async function syncTask(planner: TaskContext, intended: WantedTask): Promise<void> {
  const { ctx, board } = planner;
  const row = { ...intended.row };
  const note = async (change: PlannerTaskChange): Promise<void> => {
    Object.assign(row, change);
    await storeTaskChange(ctx.store.db, row, change, ctx.at);
  };
  const listed = await findListed(planner, row);
  if (listed && isSettled(listed, row, intended)) return;
  const taskId =
    listed?.id ?? (await stillThere(board, row)) ?? (await makeTask(planner, intended, row, note));
  if (taskId === null) return;
  if (row.taskId !== taskId) await note({ taskId, etag: null, checklist: {}, complete: false });

  let calls = intended.calls;
  for (let pass = 1; pass <= PASSES; pass += 1) {
    const task = await board.readTask(taskId);
    if (!task) return note({ taskId: null, etag: null, state: 'deleted', trouble: null });
    const known = knownFrom(task, row, intended.ours);
    calls = await takeTicks(ctx, row, calls, known, task);
    const wanted = wantedOf(intended, row, calls);
    const changes = taskChanges(wanted, known);
    const last = await write(board, task, changes, description(planner, task));
    if (last === 'nothing') {
      const { ticks: checklist, complete } = snapshotOf(known);
      return note({ taskId, etag: task.etag, checklist, complete, state: 'standing', trouble: null });
    }
    const { ticks: checklist, complete } = snapshotOf(changedTask(known, last));
    await note({ checklist, complete });
    ctx.log.info(
      { school: row.school, task: row.reference, changes: last.map(({ change }) => change) },
      last.length > 0 ? 'Planner task changed' : 'Planner task had changed meanwhile; read again',
    );
  }
  throw new PlainError('The task in Planner kept changing while we wrote to it.');
}

function wantedOf(wanted: WantedTask, row: StoredPlannerTask, calls: readonly PlannerFamily[]): CallsTask {
  const { date, part, reference } = row;
  return callsTask({ date, part, reference, assigneeId: wanted.assigneeId }, calls);
}

export function isTaskOf(row: StoredPlannerTask, task: Pick<BoardTask, 'id' | 'title'>): boolean {
  return task.id === row.taskId || referenceIn(task.title) === row.reference;
}

/** Our task in the plan; a second one with its reference, left by a request that was sent twice, is deleted. */
async function findListed({ board, listed }: TaskContext, row: StoredPlannerTask): Promise<BoardTask | null> {
  const found = listed.filter((task) => isTaskOf(row, task));
  const ours = found.find((task) => task.id === row.taskId) ?? found[0] ?? null;
  for (const task of found) if (task !== ours) await board.deleteTask(task);
  return ours;
}

/** Nobody has touched it since it held all it should, and it should hold the same still. */
function isSettled(task: BoardTask, row: StoredPlannerTask, intended: WantedTask): boolean {
  if (row.state !== 'standing' || row.etag === null || row.etag !== task.etag) return false;
  const wanted = wantedOf(intended, row, intended.calls);
  const titles = new Map(wanted.items.map(({ id, title }) => [id, title]));
  const items = Object.entries(row.checklist).map(([id, ticked]) => ({
    id,
    ticked,
    title: titles.get(id) ?? '',
  }));
  return taskChanges(wanted, { ...task, items }).length === 0;
}

/** A new task can be missing from the list for a moment: asked for by its id, it is there. */
async function stillThere(board: PlannerBoard, row: StoredPlannerTask): Promise<string | null> {
  return row.taskId === null ? null : ((await board.readTask(row.taskId))?.id ?? null);
}

/**
 * Makes the task if there is something to make it for. One that a person deleted comes back only with a call it did
 * not hold: they have seen the others, which stand in the tab, and a task that came back each minute would be a fight.
 */
async function makeTask(
  { board, plan }: TaskContext,
  intended: WantedTask,
  row: StoredPlannerTask,
  note: (change: PlannerTaskChange) => Promise<void>,
): Promise<string | null> {
  if (row.taskId !== null) await note({ taskId: null, etag: null, state: 'deleted', trouble: null });
  const wanted = wantedOf(intended, row, intended.calls);
  const toMake = wanted.items.filter((item) => !item.ticked);
  const wantedNow =
    row.state === 'deleted' ? toMake.some(({ id }) => !(id in row.checklist)) : toMake.length > 0;
  if (!wantedNow || intended.assigneeId === null) return null;
  return board.createTask(plan, { title: wanted.title, due: row.date, assigneeId: intended.assigneeId });
}

function knownFrom(
  task: BoardTaskWithDetails,
  row: StoredPlannerTask,
  ours: ReadonlySet<string>,
): PlannedTask {
  return {
    title: task.title,
    percentComplete: task.percentComplete,
    assigneeIds: task.assigneeIds,
    items: Object.entries(task.details.checklist).flatMap(([id, { title, ticked }]) =>
      ours.has(id) || id in row.checklist ? [{ id, title, ticked }] : [],
    ),
  };
}

/** Ticks made in Planner: "ticked, outcome wanted" here, for a call that is still open. Answers the calls as they are then. */
async function takeTicks(
  ctx: Context,
  row: StoredPlannerTask,
  calls: readonly PlannerFamily[],
  known: PlannedTask,
  task: BoardTaskWithDetails,
): Promise<PlannerFamily[]> {
  const last = { ticks: row.checklist, complete: row.complete };
  const taken = new Map(ticksTaken(calls, last, known).map(({ id, ticked }) => [id, ticked]));
  if (taken.size === 0) return [...calls];
  const { today } = ctx.moment;
  const at = ctx.at;
  await ctx.transaction(async (tx) => {
    const ofFamilies = calls.flatMap(({ id: line, callIds }) => {
      const ticked = taken.get(line);
      return ticked === undefined ? [] : callIds.map((id) => ({ line, id, ticked }));
    });
    for (const { line, id, ticked } of ofFamilies) {
      const action = await changeAction(tx, { school: row.school, id }, ['open'], { ticked });
      if (!action) continue;
      const entraObjectId = task.details.checklist[line]?.changedBy ?? task.completedBy;
      const person = entraObjectId ? await findStaff(tx, { entraObjectId }, today) : null;
      await audit(tx, {
        school: row.school,
        at,
        staffId: person?.id ?? SYSTEM_ACTOR,
        what: ticked ? 'action.tick-in-planner' : 'action.untick-in-planner',
        pupilId: action.pupilId,
        detail: { action: id, task: row.reference },
      });
    }
    const { ticks: checklist, complete } = snapshotOf(known);
    await storeTaskChange(tx, row, { checklist, complete, etag: null }, at);
  });
  return calls.map((call) => ({ ...call, ticked: taken.get(call.id) ?? call.ticked }));
}

/** The words under the task, where nobody has written any yet. */
function description({ ctx }: TaskContext, task: BoardTaskWithDetails): string | undefined {
  if (task.details.description !== '') return undefined;
  return `Names are in the tab: ${ctx.linkTo({ page: 'calls' })}`;
}

/**
 * Writes the checklist's changes, or when it has none the task's own: each has an ETag of its own, and the task's
 * moves with the checklist. Answers what was written; an empty list when somebody else was first.
 */
async function write(
  board: PlannerBoard,
  task: BoardTaskWithDetails,
  changes: readonly TaskChange[],
  description: string | undefined,
): Promise<TaskChange[] | 'nothing'> {
  const items = changes.filter(isItemChange);
  if (items.length > 0 || description !== undefined) {
    const checklist = Object.fromEntries(itemChanges(items));
    return (await board.changeDetails(task, { description, checklist })) ? items : [];
  }
  if (changes.length === 0) return 'nothing';
  const wanted: Parameters<PlannerBoard['changeTask']>[1] = {};
  for (const change of changes) {
    if (change.change === 'rename') wanted.title = change.title;
    if (change.change === 'progress') wanted.percentComplete = change.percentComplete;
    if (change.change === 'assign') {
      wanted.assign = change.to;
      wanted.unassign = change.insteadOf;
    }
  }
  return (await board.changeTask(task, wanted)) ? [...changes] : [];
}

function itemChanges(
  changes: readonly ItemChange[],
): Map<string, { title?: string; ticked?: boolean } | null> {
  const wanted = new Map<string, { title?: string; ticked?: boolean } | null>();
  const also = (id: string, change: { title?: string; ticked?: boolean }): void => {
    wanted.set(id, { ...wanted.get(id), ...change });
  };
  for (const change of changes) {
    if (change.change === 'add-item')
      also(change.item.id, { title: change.item.title, ticked: change.item.ticked });
    else if (change.change === 'remove-item') wanted.set(change.id, null);
    else if (change.change === 'rename-item') also(change.id, { title: change.title });
    else also(change.id, { ticked: change.change === 'tick-item' });
  }
  return wanted;
}
