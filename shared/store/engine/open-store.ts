import { Kysely, PGliteDialect, PostgresDialect, sql, type PostgresAdapter, type Transaction } from 'kysely';
import { setTimeout } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { DataMemory } from './data-memory.ts';
import { openEmbeddedDatabase, openInMemory, type EmbeddedDatabase } from './embedded-database.ts';
import { migrate } from './migrate.ts';
import { withLockAmongNodes, withLockInProcess } from './with-lock.ts';
import type { Tables } from '../schema.ts';
import { reportingTroubles } from './store-troubles.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export interface Store {
  db: Db;
  /** What questions remember; see data-memory.ts. */
  memory: DataMemory;
  engine: { kind: 'embedded'; pglite: PGlite } | { kind: 'postgres'; url: string };
  /** Work done whole or not at all. Inside, use only `tx`. */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /**
   * One piece of work at a time under a name, among all nodes: for work that reaches outside, which no transaction
   * can hold. Not to be nested. A node that dies lets go at once.
   */
  withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** Throws in plain words when a large write might fill the disk (embedded store only). */
  checkFreeSpace: (neededBytes?: number) => void;
  /** Between pieces of long work: lets those who wait for the store go first. */
  breathe(): Promise<void>;
  isReady(): Promise<boolean>;
  close: () => Promise<void>;
}

/** image: a store as `dumpDataDir` wrote it, to begin from (tests open many). */
export type StoreLocation = { folder: string } | { memory: true; image?: Blob } | { databaseUrl: string };

/** Opens the store and brings it to this version's shape; it remembers as much as `memoryMb` hold. */
export async function openStore(location: StoreLocation, memoryMb?: number): Promise<Store> {
  if ('databaseUrl' in location) return openPostgres(location.databaseUrl, memoryMb);
  const embedded =
    'folder' in location ? await openEmbeddedDatabase(location.folder) : await openInMemory(location.image);
  return openEmbedded(embedded, memoryMb);
}

async function openEmbedded(embedded: EmbeddedDatabase, memoryMb?: number): Promise<Store> {
  // Nobody else has this store: its versions hold until something of ours changes it.
  const memory = new DataMemory(true, memoryMb);
  const dialect = reportingTroubles(new PGliteDialect({ pglite: embedded.pglite }), {
    beforeWrite: embedded.checkRoomForOne,
    onChange: () => memory.noteChange(),
  });
  return finish(new Kysely<Tables>({ dialect }), {
    memory,
    engine: { kind: 'embedded', pglite: embedded.pglite },
    checkFreeSpace: embedded.checkFreeSpace,
    withLock: withLockInProcess(),
    // There is one connection, and whoever asks for it first again would have it again; 20 ms serve a whole page.
    breathe: () => setTimeout(20),
    close: embedded.close,
  });
}

/** Postgres, perhaps behind a pooler: migrations take a lock of their transaction, and none of kysely's. */
class PooledPostgresDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    const adapter = super.createAdapter() as PostgresAdapter;
    adapter.acquireMigrationLock = async () => undefined;
    adapter.releaseMigrationLock = async () => undefined;
    return adapter;
  }
}

async function openPostgres(url: string, memoryMb?: number): Promise<Store> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.DATE, (value) => value);
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, types, max: 10, connectionTimeoutMillis: 10_000 });
  // A connection that broke is replaced, and the next query says what is wrong; unheard, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: reportingTroubles(new PooledPostgresDialect({ pool })) });
  const locks = withLockAmongNodes(url);
  return finish(db, {
    memory: new DataMemory(false, memoryMb),
    engine: { kind: 'postgres', url },
    checkFreeSpace: () => undefined,
    withLock: locks.withLock,
    breathe: async () => undefined,
    close: async () => {
      await locks.close();
      await db.destroy();
    },
  });
}

async function finish(
  db: Db,
  parts: Pick<Store, 'memory' | 'engine' | 'checkFreeSpace' | 'withLock' | 'breathe' | 'close'>,
): Promise<Store> {
  try {
    await migrate(db);
  } catch (error) {
    await parts.close();
    throw error;
  }
  return {
    db,
    ...parts,
    transaction: (work) => db.transaction().execute(work),
    isReady: async () => {
      await sql`select 1`.execute(db);
      return true;
    },
  };
}

/** Keeps two imports for one school apart until the transaction ends; take schools in order of their ids. */
export async function lockSchool(tx: Tx, schoolId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('attendance-first school'), hashtext(${schoolId}))`.execute(
    tx,
  );
}
