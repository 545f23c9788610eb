import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type restify from 'restify';
import { createServer } from '../../bot/http/server.ts';
import { preparedImage } from '../support/stores/prepared-store.ts';
import type { Log } from '../../bot/operations/context.ts';

/** A database in memory, for one test file, with nothing in it of what these tests are about. */
export function memoryDatabase() {
  const image = preparedImage();
  const pglite = new PGlite({ ...(image && { loadDataDir: image }) });
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  return { db, close: () => db.destroy() };
}

/** The product's own server on a free port, with nothing on it but what `mount` mounts. */
export async function testServer(mount: (server: restify.Server, port: () => number) => void) {
  const quiet = () => undefined;
  const log: Log = { info: quiet, warn: quiet, error: quiet };
  const server = createServer({ local: true, log });
  const port = () => server.address().port;
  mount(server, port);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    port: port(),
    origin: `http://127.0.0.1:${port()}`,
    close: () => new Promise<void>((done) => void server.close(() => done())),
  };
}
