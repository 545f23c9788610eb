import { syncPlanner } from '../../operations/planner/sync-planner.ts';
import type { JobKind } from '../job-kind.ts';

export const syncPlannerJob: JobKind<'sync-planner'> = {
  retries: 'work',
  due: ({ scope, plannerOpen }) => (plannerOpen ? { school: scope } : null),
  run: (ctx, { school }) => syncPlanner(ctx, school),
};
