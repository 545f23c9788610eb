import { schoolsAwaitingTicks } from '#shared/store/planner.ts';
import { momentOf } from '../clock.ts';
import type { Context } from './context.ts';

/**
 * Asks for a look at Planner wherever a call of today is still open there: Planner tells nobody of a tick. Run each
 * minute; the looking is sync-planner's own, so that only one thing at a time works on a school's tasks.
 */
export async function takePlannerTicks(context: Context): Promise<void> {
  if (!context.planner) return;
  const { db } = context.store;
  for (const school of await schoolsAwaitingTicks(db, momentOf(context.clock).today)) {
    await context.enqueue(db, { name: 'sync-planner', key: school, data: { school } });
  }
}
