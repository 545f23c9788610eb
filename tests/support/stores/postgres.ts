import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
  /** As a server that stops: connections end, and no new one is taken until it comes back. */
  goAway: () => Promise<void>;
  comeBack: () => Promise<void>;
  /** A setting of the database, for connections from now on; those there are end. */
  set: (setting: string, value: string) => Promise<void>;
}

/**
 * Makes a database of its own for one test file on the server `npm test` has started.
 * `drop` also ends connections that were left open.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    throw new Error('This test needs PostgreSQL, which npm starts for it: npm test -- <path of the test>');
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const endConnections = (): Promise<void> =>
    onServer(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  return {
    url: url.href,
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
    goAway: async () => {
      await onServer(server, `alter database ${name} allow_connections false`);
      await endConnections();
    },
    comeBack: () => onServer(server, `alter database ${name} allow_connections true`),
    set: async (setting, value) => {
      await onServer(server, `alter database ${name} set ${setting} = ${value}`);
      await endConnections();
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
