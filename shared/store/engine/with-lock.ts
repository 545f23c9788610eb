/** One piece of work at a time under a name: in this process, or among all nodes on one Postgres. */
import pg from 'pg';
import type { Store } from './open-store.ts';

type WithLock = Store['withLock'];

/** For the embedded store, which no other process has. */
export function withLockInProcess(): WithLock {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}

/** Holders wait on connections of their own, so that those who work are never kept from theirs. */
const LOCK_CONNECTIONS = 4;
/** A machine that vanished without a word holds its lock no longer than this. */
const LONGEST_HELD = '15min';

/**
 * A lock of the database that lives as long as a transaction in which nothing else is done: it ends with the process
 * that took it, and holds behind a pooler in transaction mode, where a session's lock would not.
 */
export function withLockAmongNodes(url: string): { withLock: WithLock; close: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: LOCK_CONNECTIONS });
  pool.on('error', () => undefined);
  const withLock: WithLock = async (name, work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken = error);
    client.on('error', onError);
    try {
      await client.query('begin');
      await client.query(`set local idle_in_transaction_session_timeout = '${LONGEST_HELD}'`);
      await client.query(`select pg_advisory_xact_lock(hashtext('attendance-first alone'), hashtext($1))`, [
        name,
      ]);
      return await work();
    } finally {
      await client.query('commit').catch((error: Error) => (broken ??= error));
      client.off('error', onError);
      client.release(broken);
    }
  };
  return { withLock, close: () => pool.end() };
}
