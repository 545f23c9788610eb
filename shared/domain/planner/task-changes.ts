/** Decides what to change in a Planner task so that it holds what it should, and what a person has ticked there. */
import type { CallsTask, PlannerCall, TaskItem } from './calls-task.ts';

/** A task as Planner holds it; of its checklist our items alone, for other people's are their own. */
export interface PlannedTask {
  title: string;
  percentComplete: number;
  assigneeIds: readonly string[];
  items: readonly TaskItem[];
}

export type ItemChange =
  | { change: 'add-item'; item: TaskItem }
  | { change: 'tick-item' | 'untick-item' | 'remove-item'; id: string }
  | { change: 'rename-item'; id: string; title: string };

export type TaskChange =
  | ItemChange
  | { change: 'rename'; title: string }
  | { change: 'assign'; to: string; insteadOf: readonly string[] }
  | { change: 'progress'; percentComplete: 0 | 50 | 100 };

/** Planner knows three: not started, in progress, completed. A task without items has nothing left to do. */
function progressOf(items: readonly TaskItem[]): 0 | 50 | 100 {
  const ticked = items.filter((item) => item.ticked).length;
  if (ticked === items.length) return 100;
  return ticked > 0 ? 50 : 0;
}

/**
 * What to change, items before the task itself. Each change can be made twice, and any of them alone: the next
 * difference holds the rest.
 */
export function taskChanges(wanted: CallsTask, known: PlannedTask): TaskChange[] {
  const changes: TaskChange[] = [];
  const knownItems = new Map(known.items.map((item) => [item.id, item]));
  for (const item of wanted.items) {
    const before = knownItems.get(item.id);
    knownItems.delete(item.id);
    if (!before) {
      changes.push({ change: 'add-item', item });
      continue;
    }
    if (before.title !== item.title) changes.push({ change: 'rename-item', id: item.id, title: item.title });
    if (before.ticked !== item.ticked) {
      changes.push({ change: item.ticked ? 'tick-item' : 'untick-item', id: item.id });
    }
  }
  for (const id of knownItems.keys()) changes.push({ change: 'remove-item', id });

  if (known.title !== wanted.title) changes.push({ change: 'rename', title: wanted.title });
  const others = known.assigneeIds.filter((id) => id !== wanted.assigneeId);
  if (wanted.assigneeId !== null && (others.length > 0 || known.assigneeIds.length === 0)) {
    changes.push({ change: 'assign', to: wanted.assigneeId, insteadOf: others });
  }
  const progress = progressOf(wanted.items);
  const completenessDiffers = (progress === 100) !== (known.percentComplete === 100);
  // "In progress" without a tick is a person's own word that they have begun: it stays.
  if (completenessDiffers || (progress === 50 && known.percentComplete === 0)) {
    changes.push({ change: 'progress', percentComplete: progress });
  }
  return changes;
}

export function isItemChange(change: TaskChange): change is ItemChange {
  return change.change.endsWith('-item');
}

/** The task after some changes. */
export function changedTask(known: PlannedTask, changes: readonly TaskChange[]): PlannedTask {
  return changes.reduce(withChange, known);
}

function withChange(task: PlannedTask, change: TaskChange): PlannedTask {
  const each = (id: string, made: Partial<TaskItem>): PlannedTask => ({
    ...task,
    items: task.items.map((item) => (item.id === id ? { ...item, ...made } : item)),
  });
  switch (change.change) {
    case 'add-item':
      return { ...task, items: [...task.items.filter(({ id }) => id !== change.item.id), change.item] };
    case 'remove-item':
      return { ...task, items: task.items.filter(({ id }) => id !== change.id) };
    case 'tick-item':
      return each(change.id, { ticked: true });
    case 'untick-item':
      return each(change.id, { ticked: false });
    case 'rename-item':
      return each(change.id, { title: change.title });
    case 'rename':
      return { ...task, title: change.title };
    case 'assign':
      return { ...task, assigneeIds: [change.to] };
    case 'progress':
      return { ...task, percentComplete: change.percentComplete };
  }
}

/** How a task stood when we last read or wrote it: what differs from it since then, a person has done. */
export interface TaskSnapshot {
  ticks: Readonly<Record<string, boolean>>;
  complete: boolean;
}

export function snapshotOf(known: PlannedTask): TaskSnapshot {
  return {
    ticks: Object.fromEntries(known.items.map((item) => [item.id, item.ticked])),
    complete: known.percentComplete === 100,
  };
}

/**
 * The calls whose tick a person has set or taken away in Planner. A call with an outcome is not asked about: our
 * store is the truth. A whole task completed there ticks its calls, one opened again there unticks them.
 */
export function ticksTaken(
  calls: readonly PlannerCall[],
  last: TaskSnapshot,
  known: PlannedTask,
): { id: string; ticked: boolean }[] {
  const complete = known.percentComplete === 100;
  const before = (item: TaskItem): boolean => last.ticks[item.id] ?? false;
  const untickedOne = known.items.some((item) => before(item) && !item.ticked);
  const openedAgain = !complete && last.complete && !untickedOne;
  const items = new Map(known.items.map((item) => [item.id, item]));
  return calls.flatMap((call) => {
    const item = items.get(call.id);
    if (call.done || !item) return [];
    let ticked = call.ticked;
    if (item.ticked !== before(item)) ticked = item.ticked;
    else if (openedAgain) ticked = false;
    if (complete && !last.complete) ticked = true;
    return ticked === call.ticked ? [] : [{ id: call.id, ticked }];
  });
}
