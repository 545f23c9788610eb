import { fromKysely, type JobWithMetadata, type PgBoss } from 'pg-boss';
import { isJobName, jobNames } from '#shared/domain/admin/job-names.ts';
import type { QueuedJob, WorkQueue } from '../operations/context.ts';
import type { Job } from '../operations/jobs.ts';

/** pg-boss's queue of what is no longer tried. */
export const GIVEN_UP = 'given-up';

type Key = Pick<QueuedJob, 'name' | 'key'>;
type Row = JobWithMetadata<Job['data']>;

/** What has not been done yet: waiting, tried again after trouble, or given up. */
export function workWaiting(boss: PgBoss, now: () => number): WorkQueue {
  const common = (row: Row, since: Date): Pick<QueuedJob, 'id' | 'key' | 'data' | 'ageMs'> => ({
    id: row.id,
    key: row.singletonKey ?? '',
    data: row.data,
    ageMs: Math.max(0, now() - since.getTime()),
  });

  return {
    list: async () => {
      const found: QueuedJob[] = [];
      for (const name of jobNames) {
        for (const row of await boss.findJobs<Job['data']>(name, { queued: true })) {
          const state = row.state === 'retry' ? 'trying-again' : 'waiting';
          found.push({
            ...common(row, row.createdOn),
            name,
            state,
            tries: row.retryCount,
            trouble: errorText(row.output),
          });
        }
      }
      const oldestOf = new Map<string, QueuedJob>();
      for (const row of await givenUp(boss)) {
        const name = row.sourceName;
        if (name === null || !isJobName(name)) continue; // a newer node's to mind
        const one: QueuedJob = {
          ...common(row, row.sourceCreatedOn ?? row.createdOn),
          name,
          state: 'given-up',
          tries: (row.sourceRetryCount ?? 0) + 1,
          trouble: errorText(row.sourceOutput),
        };
        const oldest = oldestOf.get(`${name} ${one.key}`);
        if (!oldest || oldest.ageMs < one.ageMs) oldestOf.set(`${name} ${one.key}`, one);
      }
      return [...found, ...oldestOf.values()];
    },
    takeUpAgain: async (tx, job) => {
      const db = fromKysely(tx);
      await boss.send(job.name, job.data, { singletonKey: job.key, db });
      const ids = (await givenUp(boss, job, db)).map(({ id }) => id);
      if (ids.length > 0) await boss.deleteJob(GIVEN_UP, ids, { db });
    },
  };
}

/** What was given up has been done after all: nobody needs to see it any more. */
export async function deleteGivenUp(boss: PgBoss, key: Key): Promise<void> {
  const ids = (await givenUp(boss, key)).map(({ id }) => id);
  if (ids.length > 0) await boss.deleteJob(GIVEN_UP, ids);
}

/** Whether the same work waits already to be tried again. */
export async function isTriedAgain(boss: PgBoss, { name, key }: Key): Promise<boolean> {
  const queued = await boss.findJobs(name, { key, queued: true });
  return queued.some(({ state }) => state === 'retry');
}

async function givenUp(boss: PgBoss, key?: Key, db?: ReturnType<typeof fromKysely>): Promise<Row[]> {
  const rows = await boss.findJobs<Job['data']>(GIVEN_UP, {
    queued: true,
    ...(key && { key: key.key }),
    ...(db && { db }),
  });
  return rows.filter((row) => row.sourceName !== null && (!key || row.sourceName === key.name));
}

function errorText(output: unknown): string | null {
  const { message } = (output ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message.slice(0, 300) : null;
}
