/** Tables of what stands in Planner. */
import type { Instant, Json } from '../engine/column-types.ts';

interface PlannerPlanTable {
  school_id: string;
  group_id: string;
  plan_id: string;
  bucket_id: string;
}

export interface PlannerTaskTable {
  school_id: string;
  staff_id: string;
  date: string;
  part: number;
  reference: string;
  task_id: string | null;
  /** The task's ETag when it last held all it should. */
  etag: string | null;
  /** Action id → whether its item stood ticked when last seen or written. */
  checklist: Json<Record<string, boolean>>;
  complete: boolean;
  state: string;
  trouble: string | null;
  updated_at: Instant;
}

export interface PlannerTables {
  planner_plan: PlannerPlanTable;
  planner_task: PlannerTaskTable;
}
