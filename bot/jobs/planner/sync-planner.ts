import { syncPlanner } from '../../operations/planner/sync-planner.ts';
import type { JobKind } from '../job-kind.ts';

export const plannerSync: JobKind<'sync-planner'> = {
  retries: 'work',
  due: ({ scope: place, plannerOpen }) => (plannerOpen ? { school: place } : null),
  run: (context, { school }) => syncPlanner(context, school),
};
