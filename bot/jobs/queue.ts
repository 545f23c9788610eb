import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { PgBoss, fromKysely, fromPglite, type Clock } from 'pg-boss';
import type { Context, Job, Log, WorkQueue } from '../operations/context.ts';
import { forgetGivenUp, isTriedAgain, workWaiting } from './work-waiting.ts';

type JobData<Name extends Job['name']> = Extract<Job, { name: Name }>['data'];
/** What does each kind of work; none can be left out. */
export type JobHandlers = { [Name in Job['name']]: (data: JobData<Name>) => Promise<void> };

export interface Queue {
  enqueue: Context['enqueue'];
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

/** About half an hour; after that the timetable goes on asking, on each minute of a school day. */
const RETRIES = { retryLimit: 12, retryDelay: 2, retryDelayMax: 300 };
/** Nobody asks for a message again: it is tried for most of the day, seldom, as each try might reach its reader. */
const MESSAGE_RETRIES = { retryLimit: 20, retryDelay: 60, retryDelayMax: 1800 };

const LONGEST_REST_MS = 5000;
export const GIVEN_UP = 'given-up';
export const names: Job['name'][] = ['revise-day', 'post-daily-card', 'sync-planner', 'tell-withdrawn'];

/** pg-boss on the product's own database: work is enqueued with the transaction that causes it, and retried. */
export async function openQueue(store: Context['store'], log: Log, pace: QueuePace = {}): Promise<Queue> {
  const common = {
    schedule: false,
    persistWarnings: false,
    ...(pace.clock && { clock: pace.clock }),
  } as const;
  const boss =
    store.engine.kind === 'embedded'
      ? new PgBoss({ db: fromPglite(store.engine.pglite), backend: 'pglite', ...common })
      : new PgBoss({ connectionString: store.engine.url, max: 4, ...common });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports'));
  await boss.start();
  await boss.createQueue(GIVEN_UP);
  await boss.findJobs(GIVEN_UP, { id: randomUUID() });
  for (const name of names) {
    await boss.createQueue(name, {
      policy: 'stately',
      ...(name === 'tell-withdrawn' ? MESSAGE_RETRIES : RETRIES),
      retryBackoff: true,
      expireInSeconds: 600,
      deadLetter: GIVEN_UP,
    });
    // Fills pg-boss's own note of the queue now: inside a transaction it would ask on the embedded store's one
    // connection, which that transaction holds.
    await boss.findJobs(name, { id: randomUUID() });
  }
  return {
    enqueue: async (on, job) => {
      await boss.send(job.name, job.data, {
        singletonKey: job.key,
        db: fromKysely(on),
      });
    },
    work: async (handlers) => {
      for (const name of names) {
        const how = {
          pollingIntervalSeconds: pace.pollingSeconds ?? 1,
          batchSize: 1,
          includeMetadata: true,
        } as const;
        await boss.work<Job['data'], void, typeof how>(name, how, async ([job]) => {
          if (!job) return;
          const key = { name, key: job.singletonKey ?? '' };
          try {
            await (handlers[name] as (data: Job['data']) => Promise<void>)(job.data);
          } catch (error) {
            log.warn({ job: name, data: job.data, err: error }, 'work failed and is tried again');
            // Two cannot wait to be tried again under one key: pg-boss would give the second up at once.
            if (await isTriedAgain(boss, key)) return;
            throw error;
          }
          await forgetGivenUp(boss, key);
        });
      }
    },
    waiting: workWaiting(boss, () => pace.clock?.now() ?? Date.now()),
    rest: async () => {
      const atWork = Promise.all(names.map((name) => boss.offWork(name)));
      await Promise.race([atWork, setTimeout(LONGEST_REST_MS, undefined, { ref: false })]);
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
