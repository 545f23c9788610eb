/** The same tables in the product's own two engines and in DuckDB, behind one small face. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbeddedDatabase } from '#shared/store/engine/embedded-database.ts';

export interface Engine {
  name: string;
  run(sql: string): Promise<unknown>;
  /** COPY of a CSV file with a heading into a table that has its columns. */
  copy(table: string, file: string): Promise<void>;
  close(): Promise<void>;
}

export async function embedded(folder: string): Promise<Engine> {
  const database = await openEmbeddedDatabase(folder);
  return {
    name: 'PGlite',
    run: async (sql) => (await database.pglite.query(sql)).rows,
    copy: async (table, file) => {
      const blob = new Blob([await readFile(file)]);
      await database.pglite.query(`copy ${table} from '/dev/blob' with (format csv, header)`, [], { blob });
    },
    close: () => database.close(),
  };
}

/** The server reads the file itself, so it must lie where the server may look. */
export async function postgres(url: string): Promise<Engine> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    name: 'Postgres',
    run: async (sql) => (await client.query(sql)).rows as unknown,
    copy: async (table, file) =>
      void (await client.query(`copy ${table} from '${file}' with (format csv, header)`)),
    close: () => client.end(),
  };
}

interface DuckDb {
  DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{
        runAndReadAll(sql: string): Promise<{ getRowObjects(): unknown }>;
        closeSync(): void;
      }>;
    }>;
  };
}

/** Installed by `npm run bench` into a folder of its own. */
export async function duckDb(installedIn: string, path: string): Promise<Engine> {
  const require = createRequire(join(installedIn, 'node_modules', 'here.js'));
  const { DuckDBInstance } = require('@duckdb/node-api') as DuckDb;
  const connection = await (await DuckDBInstance.create(path)).connect();
  return {
    name: 'DuckDB',
    run: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    copy: async (table, file) =>
      void (await connection.runAndReadAll(`copy ${table} from '${file}' (header)`)),
    close: async () => connection.closeSync(),
  };
}
