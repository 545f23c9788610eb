/** What every operation is given: the store, the time, a place for tidings, and ports to the outside. */
import type { FileReader } from '#shared/contracts/file-rows.ts';
import type { StaffMember } from '#shared/store/staff.ts';
import type { Db, Store, Tx } from '#shared/store/open-store.ts';
import type { Clock } from '../clock.ts';

/** Work outside the transaction that asks for it. One waiting job per name and key is enough. */
export type Job =
  | { name: 'revise-day'; key: string; data: { school: string } }
  | { name: 'post-daily-card'; key: string; data: { school: string; scheduled: boolean } }
  | { name: 'sync-planner'; key: string; data: { school: string } }
  | { name: 'tell-withdrawn'; key: string; data: { staffId: string; actionId: string } };

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface Context {
  store: Store;
  clock: Clock;
  log: Log;
  readFile: FileReader;
  /** Enqueues with the transaction that causes the work, so that neither happens without the other. */
  enqueue(on: Db | Tx, job: Job): Promise<void>;
}

export type { StaffMember };
