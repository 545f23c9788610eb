import { momentOf } from '../clock.ts';
import type { Context } from '../operations/context.ts';
import { dueJobs } from './due-jobs.ts';
import type { ScopeNow } from './job-kind.ts';

const LOOK_EVERY_MS = 5000;

/** Asks our own clock, once in each of its minutes, what is due, and enqueues it. Answers how to stop. */
export function startTimetable(context: Context, scopesNow: () => Promise<ScopeNow[]>): () => void {
  let lastMinute = '';
  let looking = false;
  const look = async (): Promise<void> => {
    const { today, time } = momentOf(context.clock);
    const minute = `${today} ${time}`;
    if (looking || minute === lastMinute) return;
    looking = true;
    try {
      for (const job of dueJobs(await scopesNow(), time))
        await context.enqueue(context.store.db, job, minute);
      lastMinute = minute;
    } catch (error) {
      context.log.error({ err: error }, 'the timetable could not be read; it is tried again');
    } finally {
      looking = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
