import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import restify from 'restify';

/** An empty database in memory, for one test file. */
export function memoryDatabase() {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite: new PGlite() }) });
  return { db, close: () => db.destroy() };
}

/** A restify server on a free port, with what the product's own server has switched on. */
export async function testServer(mount: (server: restify.Server, port: () => number) => void) {
  const server = restify.createServer({ name: 'test' });
  server.use(restify.plugins.bodyParser());
  const port = () => server.address().port;
  mount(server, port);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    port: port(),
    origin: `http://127.0.0.1:${port()}`,
    close: () => new Promise<void>((done) => void server.close(() => done())),
  };
}
