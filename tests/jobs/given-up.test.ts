import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { TestClock, type PgBoss } from 'pg-boss';
import type { Store } from '#shared/store/engine/open-store.ts';
import { openQueue, type Queue } from '../../bot/jobs/queue.ts';
import { GIVEN_UP, workWaiting } from '../../bot/jobs/work-waiting.ts';
import type { Job } from '../../bot/operations/jobs.ts';
import { jobHandlersWith } from '../support/product/job-handlers.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { eventually } from '../support/product/running-product.ts';
import { storeInMemory } from '../support/stores/prepared-store.ts';

const MINUTE = 60_000;

describe('work that fails', () => {
  const clock = new TestClock(Date.parse('2026-09-16T09:00:00Z'));
  let store: Store;
  let queue: Queue;
  let broken = true;
  let tries = 0;

  beforeAll(async () => {
    store = await storeInMemory();
    queue = await openQueue(store, quietLog, { clock, pollingSeconds: 30 });
    const handlers = jobHandlersWith({
      'post-daily-card': async () => {
        tries += 1;
        if (broken) throw new PlainError('Teams is out');
      },
    });
    await queue.work(handlers);
  });
  afterAll(async () => {
    await queue.stop();
    await store.close();
  });

  const job: Job = { name: 'post-daily-card', key: 'BA', data: { school: 'BA', scheduled: true } };
  const ask = () => queue.enqueue(store.db, job);
  const states = async () => (await queue.waiting.list()).map(({ state }) => state);
  const minutes = async (count: number, each: () => Promise<void> = async () => undefined) => {
    for (let minute = 0; minute < count; minute += 1) {
      await each();
      await clock.tick(MINUTE);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  /** The clock runs ahead of the work by as much as the machine is slow: as many minutes as it takes. */
  const minutesUntil = async (isSo: () => Promise<boolean>, each?: () => Promise<void>) => {
    for (let minute = 0; minute < 400 && !(await isSo()); minute += 1) await minutes(1, each);
  };

  it('is one piece of work, however often it is asked for meanwhile, and is not given up early', async () => {
    await minutes(10, ask);
    await eventually('a second try', async () => tries > 1);
    expect(await states()).not.toContain('given-up');
    const [one] = (await queue.waiting.list()).filter(({ state }) => state === 'trying-again');
    expect(one).toMatchObject({ name: 'post-daily-card', key: 'BA', trouble: 'Teams is out' });
  });

  it('is given up in the end, once in the list', async () => {
    await minutesUntil(async () => (await states()).includes('given-up'), ask);
    await minutes(10, ask);
    expect((await states()).filter((state) => state === 'given-up')).toHaveLength(1);
  });

  it('is no longer listed once it has been done after all', async () => {
    broken = false;
    await minutes(8, ask);
    await eventually('an empty list', async () => (await states()).length === 0);
  });

  it('is left alone where only a newer node knows it', async () => {
    const row = { id: '1', sourceName: 'strange-work', createdOn: new Date(), data: {} };
    const boss = { findJobs: async (name: string) => (name === GIVEN_UP ? [row] : []) };
    expect(await workWaiting(boss as unknown as PgBoss, () => 0).list()).toEqual([]);
  });

  it('is taken up again when somebody asks', async () => {
    broken = true;
    await ask();
    await minutesUntil(async () => (await states()).includes('given-up'));
    const given = (await queue.waiting.list()).find(({ state }) => state === 'given-up');
    if (!given) throw new PlainError('It was not given up');
    broken = false;
    await store.transaction((tx) => queue.waiting.takeUpAgain(tx, given));
    expect(await states()).toEqual(['waiting']);
    await minutes(2);
    await eventually('an empty list', async () => (await states()).length === 0);
  });
});
