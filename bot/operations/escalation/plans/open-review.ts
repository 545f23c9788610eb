import { actionsOfPupil, type StoredAction } from '#shared/store/actions/actions.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';

/** The review of a pupil's plan that is to be held; there is one at a time. */
export async function openReviewOf(
  db: Db | Tx,
  { school, id }: { school: string; id: number },
): Promise<StoredAction | null> {
  const open = await actionsOfPupil(db, school, id, ['open', 'proposed', 'snoozed']);
  return open.find(({ kind }) => kind === 'health-plan-review') ?? null;
}
