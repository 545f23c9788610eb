import { jobNames } from '#shared/domain/admin/job-names.ts';
import type { JobHandlers } from '../../../bot/jobs/queue.ts';

/** Handlers of every job: those given, and for the others one that does nothing. */
export function jobHandlersWith(given: Partial<JobHandlers>): JobHandlers {
  const nothing = async (): Promise<void> => undefined;
  return { ...Object.fromEntries(jobNames.map((name) => [name, nothing])), ...given } as JobHandlers;
}
