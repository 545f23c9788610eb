import { workers, type Worker } from '#shared/domain/actions/watched-child.ts';
import { isOneOf } from '#shared/domain/basics/known-word.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

interface WorkerTold {
  pupilId: number;
  whom: Worker;
  by: string;
  at: Date;
}

const isWorker = isOneOf(workers);

/** Who outside school has been told of which child's absence on a day, oldest first. */
export async function workersTold(db: Db | Tx, school: string, day: SchoolDate): Promise<WorkerTold[]> {
  const rows = await db
    .selectFrom('worker_told')
    .selectAll()
    .where('school_id', '=', school)
    .where('day', '=', day)
    .orderBy('told_id')
    .execute();
  return rows.flatMap(({ whom, ...row }) =>
    isWorker(whom) ? [{ pupilId: row.pupil_id, whom, by: row.told_by, at: row.told_at }] : [],
  );
}

export async function storeWorkerTold(
  tx: Tx,
  told: WorkerTold & { school: string; day: SchoolDate },
): Promise<void> {
  await tx
    .insertInto('worker_told')
    .values({
      school_id: told.school,
      pupil_id: told.pupilId,
      day: told.day,
      whom: told.whom,
      told_by: told.by,
      told_at: told.at,
    })
    .execute();
}
