import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openQueue, type JobHandlers, type Queue } from '../../bot/jobs/queue.ts';
import type { Job } from '../../bot/operations/jobs.ts';
import { onBothEngines } from '../support/stores/both-engines.ts';
import { jobHandlersWith } from '../support/product/job-handlers.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { eventually } from '../support/product/running-product.ts';

const revise = (school: string): Job => ({ name: 'revise-day', key: school, data: { school } });

const handlers = (done: string[]): JobHandlers =>
  jobHandlersWith({ 'revise-day': async ({ school }) => void done.push(school) });

onBothEngines('the job queue', (openedStore, engine) => {
  const openOne = (): Promise<Queue> => openQueue(openedStore(), quietLog);

  it('does work of one occasion once, also when it is asked for again after it was done', async () => {
    const queue = await openOne();
    const { db } = openedStore();
    const done: string[] = [];
    try {
      await queue.enqueue(db, revise('ONCE'), '2026-09-16 09:50');
      await queue.work(handlers(done));
      await eventually('the first', async () => done.length === 1);
      await queue.enqueue(db, revise('ONCE'), '2026-09-16 09:50');
      await queue.enqueue(db, revise('LAST'), '2026-09-16 09:50');
      await eventually('the last', async () => done.includes('LAST'));
      await queue.enqueue(db, revise('ONCE'), '2026-09-16 09:51');
      await eventually('the next minute’s', async () => done.length === 3);
      expect(done).toEqual(['ONCE', 'LAST', 'ONCE']);
    } finally {
      await queue.rest();
      await queue.stop();
    }
  });

  if (engine === 'embedded store') {
    it('takes up at once what a process died over', async () => {
      const { db } = openedStore();
      const before = await openOne();
      await before.enqueue(db, revise('DIED'));
      await sql`update pgboss.job set state = 'active', started_on = now() where singleton_key = 'DIED'`.execute(
        db,
      );
      await before.stop();
      const after = await openOne();
      const done: string[] = [];
      try {
        await after.work(handlers(done));
        await eventually('the job of the process that died', async () => done.includes('DIED'));
      } finally {
        await after.rest();
        await after.stop();
      }
    });
  } else {
    it('may be opened by two nodes at the same moment on an empty database', async () => {
      await sql`drop schema if exists pgboss cascade`.execute(openedStore().db);
      const queues = await Promise.all([openOne(), openOne()]);
      for (const queue of queues) await queue.stop();
    });
  }
});
