import { beginJob, type Context, type Ports } from '../operations/context.ts';
import { dueJobs } from './due-jobs.ts';
import type { ScopeNow } from './job-kind.ts';

const LOOK_EVERY_MS = 5000;

/** Asks our own clock, once in each of its minutes, what is due, and enqueues it. Answers how to stop. */
export function startTimetable(ports: Ports, scopesNow: (ctx: Context) => Promise<ScopeNow[]>): () => void {
  let lastMinute = '';
  let looking = false;
  const look = async (): Promise<void> => {
    const ctx = beginJob(ports, 'timetable');
    const { today, time } = ctx.moment;
    const minute = `${today} ${time}`;
    if (looking || minute === lastMinute) return;
    looking = true;
    try {
      for (const job of dueJobs(await scopesNow(ctx), time)) await ctx.enqueue(ctx.store.db, job, minute);
      lastMinute = minute;
    } catch (error) {
      ctx.log.error({ err: error }, 'the timetable could not be read; it is tried again');
    } finally {
      looking = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
