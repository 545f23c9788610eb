import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { PgBoss, fromKysely, fromPglite, type JobWithMetadata } from 'pg-boss';
import type { Context, Job, Log } from '../operations/context.ts';

type JobData<Name extends Job['name']> = Extract<Job, { name: Name }>['data'];
/** What does each kind of work; none can be left out. */
export type JobHandlers = { [Name in Job['name']]: (data: JobData<Name>) => Promise<void> };

export interface Queue {
  enqueue: Context['enqueue'];
  /** Begins to work; enqueueing is possible before. */
  work(handlers: JobHandlers): Promise<void>;
  /** Work that was given up after its retries, for an administrator to see. */
  givenUp(): Promise<{ name: string; data: unknown }[]>;
  /** Begins no more work and waits a moment for what is in hand; enqueueing is still possible. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

const LONGEST_REST_MS = 5000;
const GIVEN_UP = 'given-up';
const names: Job['name'][] = ['revise-day', 'post-daily-card', 'sync-planner', 'tell-withdrawn'];

/** A node says this often that it is still at a job; one that is silent longer has died, and another takes it up. */
const HEARTBEAT = { heartbeatSeconds: 10, heartbeatRefreshSeconds: 3, lookEverySeconds: 10 };

/** pg-boss on the product's own database: work is enqueued with the transaction that causes it, and retried. */
export async function openQueue(store: Context['store'], log: Log): Promise<Queue> {
  const common = { schedule: false, persistWarnings: false } as const;
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
  await store.alone('job queue start', async () => {
    await boss.start();
    await boss.createQueue(GIVEN_UP);
    for (const name of names) {
      await boss.createQueue(name, {
        // One waiting job for a key. pg-boss can also keep one at work for a key, but from a note up to two minutes old
        // of what is at work, for so long passing over what waits: operations that need it use the store's `alone`.
        policy: 'short',
        retryLimit: 12,
        retryDelay: 2,
        retryBackoff: true,
        retryDelayMax: 300,
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
      for (const name of names) {
        const how = {
          pollingIntervalSeconds: 1,
          batchSize: 1,
          includeMetadata: true as const,
          ...(several && { heartbeatRefreshSeconds: HEARTBEAT.heartbeatRefreshSeconds }),
        };
        await boss.work<Job['data'], void, typeof how>(name, how, async ([job]) => {
          if (!job) return;
          try {
            await (handlers[name] as (data: Job['data']) => Promise<void>)(job.data);
          } catch (error) {
            log.warn({ job: name, data: job.data, err: error }, 'work failed and is tried again');
            if (await isTriedAgainAnyway(boss, job)) return;
            throw error;
          }
        });
      }
    },
    givenUp: async () =>
      (await boss.findJobs<object>(GIVEN_UP)).map((job) => ({ name: job.name, data: job.data })),
    rest: async () => {
      const atWork = Promise.all(names.map((name) => boss.offWork(name)));
      await Promise.race([atWork, setTimeout(LONGEST_REST_MS, undefined, { ref: false })]);
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

/** The same work on the same occasion has the same id, whichever node asks: pg-boss takes it once. */
function idOf(job: Job, occasion: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([job.name, job.key, occasion]))
    .digest('hex');
  return [8, 4, 4, 4, 12].map((length, place) => hash.slice(place * 8, place * 8 + length)).join('-');
}

/** In a long trouble each trigger would leave one more job to be tried again; one for a key is enough. */
async function isTriedAgainAnyway(boss: PgBoss, job: JobWithMetadata<object>): Promise<boolean> {
  if (job.singletonKey === null) return false;
  const others = await boss.findJobs(job.name, { key: job.singletonKey, queued: true });
  return others.some(({ id, state }) => id !== job.id && state === 'retry');
}

/** On the embedded store nobody else can be at work: what an earlier process died over is taken up at once. */
async function takeUpAgain(store: Context['store'], boss: PgBoss): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from pgboss.job where state = 'active'`.execute(store.db);
  for (const { id, name } of rows) await boss.fail(name, id, { message: 'the process ended in the middle' });
}
