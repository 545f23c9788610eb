/** The database's own troubles, in words: away, read-only, full. Whoever asks gets a Problem, not a bug. */
import { isNativeError } from 'node:util/types';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { NO_TEXT, Problem } from '../../domain/basics/problem.ts';

const AWAY = 'The database does not answer just now. What was saved before is kept. Try again in a minute.';
const READ_ONLY =
  'The database takes no changes just now: it is set to read only. Nothing was changed; your administrator can set it to take them.';
const FULL =
  'There is no room left on the database’s disk. Nothing was changed; your administrator can make room.';

/** A NUL in a text, or written in JSON: whatever it came in, a cursor or a file, its sender hears of it. */
const NO_TEXT_CODES = new Set(['22021', '22P05']);
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '3D000',
  '55000',
]);
const AWAY_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** Null: the fault is not the database's own. */
export function troubleOf(error: unknown): Problem | null {
  // Whatever realm it was made in: a socket's errors are Node's own.
  if (!isNativeError(error)) return null;
  const { code = '' } = error as { code?: string };
  if (NO_TEXT_CODES.has(code)) return because(error, new Problem('bad-request', NO_TEXT));
  const text =
    code === '25006'
      ? READ_ONLY
      : code === '53100'
        ? FULL
        : AWAY_CODES.has(code) || code.startsWith('08') || AWAY_WORDS.test(error.message)
          ? AWAY
          : null;
  if (!text) return null;
  return because(error, new Problem('unavailable', text));
}

function because(error: Error, problem: Problem): Problem {
  problem.cause = error;
  return problem;
}

interface Watcher {
  /** May refuse a change. */
  beforeWrite?: () => void;
  /** Hears of every statement that may change something. */
  onChange?: () => void;
}

/** The same dialect, whose connections tell the database's troubles as Problems. */
export function reportingTroubles(dialect: Dialect, watcher: Watcher = {}): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => watched(dialect.createDriver(), watcher),
  };
}

const ONLY_READS = /^\s*select\b/i;
const WRITES = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

function watched(driver: Driver, { beforeWrite, onChange }: Watcher): Driver {
  const known = new WeakSet<DatabaseConnection>();
  const acquire = driver.acquireConnection.bind(driver);
  driver.acquireConnection = async (...given) => {
    const connection = await acquire(...given).catch(throwTrouble);
    if (known.has(connection)) return connection;
    known.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = async <Row>(...query: Parameters<typeof execute>) => {
      if (WRITES.has(query[0].query.kind)) beforeWrite?.();
      if (!ONLY_READS.test(query[0].sql)) onChange?.();
      return execute<Row>(...query).catch(throwTrouble);
    };
    return connection;
  };
  return driver;
}

function throwTrouble(error: unknown): never {
  throw troubleOf(error) ?? error;
}
