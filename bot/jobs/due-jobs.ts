import { jobNames, type JobName } from '#shared/domain/admin/job-names.ts';
import type { ClockTime } from '../clock.ts';
import type { Job } from '../operations/jobs.ts';
import type { JobKind, ScopeNow } from './job-kind.ts';
import { jobKinds } from './registry.ts';

const FIRST_WORK: ClockTime = '08:00';
const LAST_WORK: ClockTime = '18:00';

/** Which work is due at a minute; asked once a minute. A job that waits already is not doubled, as its key is the same. */
export function dueJobs(scopes: readonly ScopeNow[], time: ClockTime): Job[] {
  const atWork = time >= FIRST_WORK && time < LAST_WORK;
  return scopes.flatMap((now) =>
    jobNames
      .filter((name) => jobKinds[name].atAnyTime || (atWork && now.schoolDay))
      .flatMap((name) => dueJob(name, now, time) ?? []),
  );
}

function dueJob(name: JobName, now: ScopeNow, time: ClockTime): Job | null {
  const kind: JobKind<JobName> = jobKinds[name];
  const data = kind.due?.(now, time);
  return data ? ({ name, key: now.scope, data } as Job) : null;
}
