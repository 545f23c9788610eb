import type { Selectable } from 'kysely';
import { plannerKinds } from '#shared/domain/actions/action-kinds.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { PlannerTaskTable } from './tables.ts';

/** Where a school's tasks are: a plan of its Microsoft 365 group, and the bucket for calls in it. */
export interface StoredPlan {
  groupId: string;
  planId: string;
  bucketId: string;
}

export async function planOf(db: Db | Tx, school: string): Promise<StoredPlan | null> {
  const row = await db
    .selectFrom('planner_plan')
    .selectAll()
    .where('school_id', '=', school)
    .executeTakeFirst();
  return row ? { groupId: row.group_id, planId: row.plan_id, bucketId: row.bucket_id } : null;
}

/** Keeps where a school's plan is. The tasks of an earlier plan went with it: they are to be made again. */
export async function storePlan(tx: Tx, school: string, plan: StoredPlan, at: Date): Promise<void> {
  const row = { group_id: plan.groupId, plan_id: plan.planId, bucket_id: plan.bucketId };
  await tx
    .insertInto('planner_plan')
    .values({ school_id: school, ...row })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet(row))
    .execute();
  await tx
    .updateTable('planner_task')
    .set({ task_id: null, etag: null, checklist: '{}', complete: false, state: 'intended', updated_at: at })
    .where('school_id', '=', school)
    .execute();
}

/**
 * intended: to be made, or about to be; standing: in Planner; deleted: a person deleted it there; trouble: see the
 * words.
 */
type PlannerTaskState = 'intended' | 'standing' | 'deleted' | 'trouble';

/** A person's task of one day, or a further part of it. */
export interface StoredPlannerTask {
  school: string;
  staffId: string;
  date: SchoolDate;
  part: number;
  reference: string;
  taskId: string | null;
  etag: string | null;
  checklist: Record<string, boolean>;
  complete: boolean;
  state: PlannerTaskState;
  trouble: string | null;
}

export type PlannerTaskKey = Pick<StoredPlannerTask, 'school' | 'staffId' | 'date' | 'part'>;

function toTask(row: Selectable<PlannerTaskTable>): StoredPlannerTask {
  return {
    school: row.school_id,
    staffId: row.staff_id,
    date: row.date,
    part: row.part,
    reference: row.reference,
    taskId: row.task_id,
    etag: row.etag,
    checklist: row.checklist,
    complete: row.complete,
    state: row.state as PlannerTaskState,
    trouble: row.trouble,
  };
}

/** A school's tasks, those of earlier days among them until they are tidied away. */
export async function plannerTasksOf(db: Db | Tx, school: string): Promise<StoredPlannerTask[]> {
  const rows = await db
    .selectFrom('planner_task')
    .selectAll()
    .where('school_id', '=', school)
    .orderBy('date')
    .orderBy('staff_id')
    .orderBy('part')
    .execute();
  return rows.map(toTask);
}

/** Writes down, before Planner hears of it, that a task is to be made and how it will be known. */
export async function intendTask(
  tx: Tx,
  task: PlannerTaskKey & { reference: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('planner_task')
    .values({
      school_id: task.school,
      staff_id: task.staffId,
      date: task.date,
      part: task.part,
      reference: task.reference,
      task_id: null,
      etag: null,
      checklist: '{}',
      complete: false,
      state: 'intended',
      trouble: null,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'staff_id', 'date', 'part']).doNothing())
    .execute();
}

export type PlannerTaskChange = Partial<
  Pick<StoredPlannerTask, 'taskId' | 'etag' | 'checklist' | 'complete' | 'state' | 'trouble'>
>;

export async function storeTaskChange(
  db: Db | Tx,
  task: PlannerTaskKey,
  change: PlannerTaskChange,
  at: Date,
): Promise<void> {
  await db
    .updateTable('planner_task')
    .set({
      ...(change.taskId !== undefined && { task_id: change.taskId }),
      ...(change.etag !== undefined && { etag: change.etag }),
      ...(change.checklist !== undefined && { checklist: JSON.stringify(change.checklist) }),
      ...(change.complete !== undefined && { complete: change.complete }),
      ...(change.state !== undefined && { state: change.state }),
      ...(change.trouble !== undefined && { trouble: change.trouble }),
      updated_at: at,
    })
    .where('school_id', '=', task.school)
    .where('staff_id', '=', task.staffId)
    .where('date', '=', task.date)
    .where('part', '=', task.part)
    .execute();
}

export async function deleteTaskRow(db: Db | Tx, task: PlannerTaskKey): Promise<void> {
  await db
    .deleteFrom('planner_task')
    .where('school_id', '=', task.school)
    .where('staff_id', '=', task.staffId)
    .where('date', '=', task.date)
    .where('part', '=', task.part)
    .execute();
}

/** Schools whose Planner is behind: a task in trouble, or tasks of earlier days still there. */
export async function schoolsBehindInPlanner(db: Db | Tx, date: SchoolDate): Promise<Set<string>> {
  const rows = await db
    .selectFrom('planner_task')
    .select('school_id')
    .distinct()
    .where((row) => row.or([row('state', '=', 'trouble'), row('date', '<', date)]))
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

/**
 * Schools with a call of that day still open, whose task nobody has deleted: there a tick may come, and Planner tells
 * nobody; or the task itself is still to be made, when a crash came between.
 */
export async function schoolsAwaitingTicks(db: Db | Tx, date: SchoolDate): Promise<Set<string>> {
  const rows = await db
    .selectFrom('action')
    .leftJoin('planner_task', (join) =>
      join
        .onRef('planner_task.school_id', '=', 'action.school_id')
        .onRef('planner_task.date', '=', 'action.raised_for')
        .onRef('planner_task.staff_id', '=', 'action.assignee_id'),
    )
    .select('action.school_id')
    .distinct()
    .where('action.raised_for', '=', date)
    .where('action.assignee_id', 'is not', null)
    .where('action.status', '=', 'open')
    .where('action.kind', 'in', plannerKinds)
    .where((where) =>
      where.or([where('planner_task.state', 'is', null), where('planner_task.state', '!=', 'deleted')]),
    )
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

/** Where Planner could not be brought up to date: how many tasks, what was last said, when last tried. */
export async function plannerTroubles(
  db: Db | Tx,
): Promise<{ school: string; tasks: number; trouble: string; at: Date }[]> {
  const rows = await db
    .selectFrom('planner_task')
    .select(['school_id', 'trouble', 'updated_at'])
    .where('state', '=', 'trouble')
    .orderBy('school_id')
    .orderBy('updated_at')
    .execute();
  return [...Map.groupBy(rows, (row) => row.school_id)].map(([school, its]) => {
    const last = its.at(-1);
    return {
      school,
      tasks: its.length,
      trouble: last?.trouble ?? '',
      at: last?.updated_at ?? new Date(0),
    };
  });
}

/** The Entra object ids of people who have one, by staff id. */
export async function entraObjectIds(db: Db | Tx, staffIds: readonly string[]): Promise<Map<string, string>> {
  if (staffIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['staff_id', 'entra_object_id'])
    .where('staff_id', 'in', staffIds)
    .execute();
  return new Map(rows.flatMap((row) => (row.entra_object_id ? [[row.staff_id, row.entra_object_id]] : [])));
}
