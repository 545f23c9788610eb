import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { fromKysely, fromPglite, PgBoss, type Clock } from 'pg-boss';
import { jobNames, type JobName } from '#shared/domain/admin/job-names.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { errorText } from '../error-text.ts';
import { beginJob, type Log, type Ports, type WorkQueue } from '../operations/context.ts';
import type { Job, JobData } from '../operations/jobs.ts';
import { retries } from './job-kind.ts';
import { jobKinds } from './registry.ts';
import { deleteGivenUp, GIVEN_UP, isTriedAgain, workWaiting } from './work-waiting.ts';

/** What does each kind of work; none can be left out. */
export type JobHandlers = { [Name in JobName]: (data: JobData[Name]) => Promise<void> };

export interface Queue {
  enqueue: Ports['enqueue'];
  /** Begins to work; enqueueing is possible before. */
  work(handlers: JobHandlers): Promise<void>;
  /** What has not been done yet, for an administrator to see. */
  waiting: WorkQueue;
  /** Begins no more work and waits a moment for what is in hand; enqueueing is still possible. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

/** For a test that lets hours pass. */
export interface QueuePace {
  clock?: Clock;
  pollingSeconds?: number;
}

/** A stop may take ten seconds in all. */
const LONGEST_REST_MS = 4000;
const LONGEST_END_MS = 2000;

/** A node says this often that it is still at a job; one that is silent longer has died, and another takes it up. */
const HEARTBEAT = { heartbeatSeconds: 10, heartbeatRefreshSeconds: 3, lookEverySeconds: 10 };

/** pg-boss looks every five seconds for jobs that wait for other jobs. We have none, and its look costs 15 ms. */
const FLOW = { flowIntervalSeconds: 24 * 60 * 60 };

/** pg-boss on the product's own database: work is enqueued with the transaction that causes it, and retried. */
export async function openQueue(store: Ports['store'], log: Log, pace: QueuePace = {}): Promise<Queue> {
  const common = {
    schedule: false,
    persistWarnings: false,
    ...FLOW,
    ...(pace.clock && { clock: pace.clock }),
  } as const;
  const several = store.engine.kind === 'postgres';
  const boss =
    store.engine.kind === 'embedded'
      ? new PgBoss({ db: fromPglite(store.engine.pglite), backend: 'pglite', ...common })
      : new PgBoss({
          connectionString: store.engine.url,
          max: 4,
          superviseIntervalSeconds: HEARTBEAT.lookEverySeconds,
          monitorIntervalSeconds: HEARTBEAT.lookEverySeconds,
          ...common,
        });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports'));
  // Two nodes that make pg-boss's tables at the same moment would stumble over each other.
  await store.withLock('job queue start', async () => {
    await boss.start();
    await boss.createQueue(GIVEN_UP);
    await boss.findJobs(GIVEN_UP, { id: randomUUID() });
    for (const name of jobNames) {
      await boss.createQueue(name, {
        // One waiting job for a key. pg-boss can also keep one at work for a key, but from a note up to two minutes old
        // of what is at work, for so long passing over what waits: operations that need it use the store's `withLock`.
        policy: 'short',
        ...retries[jobKinds[name].retries],
        retryBackoff: true,
        expireInSeconds: 600,
        deleteAfterSeconds: 24 * 60 * 60,
        deadLetter: GIVEN_UP,
        ...(several && { heartbeatSeconds: HEARTBEAT.heartbeatSeconds }),
      });
      // Fills pg-boss's own note of the queue now: inside a transaction it would ask on the embedded store's one
      // connection, which that transaction holds.
      await boss.findJobs(name, { id: randomUUID() });
    }
  });
  if (!several) await takeUpAgain(store, boss);
  return {
    enqueue: async (on, job, occasion) => {
      await boss.send(job.name, job.data, {
        singletonKey: job.key,
        ...(occasion !== undefined && { id: idOf(job, occasion) }),
        db: fromKysely(on),
      });
    },
    work: async (handlers) => {
      for (const name of jobNames) {
        const how = {
          pollingIntervalSeconds: pace.pollingSeconds ?? 1,
          batchSize: 1,
          includeMetadata: true as const,
          ...(several && { heartbeatRefreshSeconds: HEARTBEAT.heartbeatRefreshSeconds }),
        };
        await boss.work<Job['data'], void, typeof how>(name, how, async ([job]) => {
          if (!job) return;
          const key = { name, key: job.singletonKey ?? '' };
          try {
            await (handlers[name] as (data: Job['data']) => Promise<void>)(job.data);
          } catch (error) {
            log.warn({ job: name, data: job.data, err: error }, 'work failed and is tried again');
            // In a long trouble each trigger would leave one more job to be tried again; one for a key is enough.
            if (await isTriedAgain(boss, key)) return;
            // pg-boss keeps what it is thrown, with everything in it, and an administrator reads it on What waits.
            throw new PlainError(errorText(error));
          }
          await deleteGivenUp(boss, key);
        });
      }
    },
    waiting: workWaiting(boss, () => pace.clock?.now() ?? Date.now()),
    rest: async () => {
      const atWork = Promise.all(jobNames.map((name) => boss.offWork(name)));
      await Promise.race([atWork, setTimeout(LONGEST_REST_MS, undefined, { ref: false })]);
    },
    stop: () => boss.stop({ graceful: true, timeout: LONGEST_END_MS }),
  };
}

/** Each kind of work as the registry has it, in this context. */
export function jobHandlers(ports: Ports): JobHandlers {
  const run = (name: JobName) => (data: never) => jobKinds[name].run(beginJob(ports, name), data);
  return Object.fromEntries(jobNames.map((name) => [name, run(name)])) as unknown as JobHandlers;
}

/** The same work on the same occasion has the same id, whichever node asks: pg-boss takes it once. */
function idOf(job: Job, occasion: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([job.name, job.key, occasion]))
    .digest('hex');
  return [8, 4, 4, 4, 12].map((length, index) => hash.slice(index * 8, index * 8 + length)).join('-');
}

/** On the embedded store nobody else can be at work: what an earlier process died over is taken up at once. */
async function takeUpAgain(store: Ports['store'], boss: PgBoss): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from pgboss.job where state = 'active'`.execute(store.db);
  for (const { id, name } of rows) await boss.fail(name, id, { message: 'the process ended in the middle' });
}
