/** The real process, asked to stop while its clients do as they please. */
import { afterAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startProcess, type ProductProcess } from '../crash/product-process.ts';
import { createTestDatabase } from '../support/stores/postgres.ts';
import { putStoreInto } from '../support/stores/prepared-store.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';

const folder = mkdtempSync(join(tmpdir(), 'attendance-first-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LONGEST_STOP_MS = 10_000;
/** Node would write down what it has compiled when the process ends, for a second or two of its time. */
const asAnybodys = { NODE_DISABLE_COMPILE_CACHE: '1' };
const settings = { DEMO: 'off', LOCAL_NOW: '2026-09-16T09:40', ...asAnybodys };

async function mustStopInTime(product: ProductProcess): Promise<void> {
  const asked = performance.now();
  expect(await product.end()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(LONGEST_STOP_MS);
}

async function opened(product: ProductProcess, beginning: string): Promise<Socket> {
  const { hostname, port } = new URL(product.address);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(beginning.replaceAll('\n', '\r\n').replace('Host', `Host: ${hostname}`));
  return socket;
}

async function tokenAt(product: ProductProcess): Promise<string> {
  const answer = await fetch(`${product.address}/api/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@local' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

it.concurrent('ends in time whatever is held open, half sent or not read', async () => {
  putStoreInto(folder);
  const product = await startProcess({ ...settings, DATA_DIR: folder });
  const token = await tokenAt(product);
  const kept = await Promise.all(
    [
      '',
      'GET /health HTTP/1.1\nHost\nConnection: Upgrade\nUpgrade: websocket\n\n',
      'GET /health HTTP/1.1\nHost\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: A\n\n',
      'GET /health HTTP/1.1\nHost\n\n',
      'GET /health HTTP/1.1\nHost\nX-Slow: ',
      'POST /api/messages HTTP/1.1\nHost\nContent-Type: application/json\nContent-Length: 9\n\n{',
      'POST /api/me HTTP/1.1\nHost\nExpect: 100-continue\nContent-Length: 9\n\n',
      `POST /api/imports/marks HTTP/1.1\nHost\nAuthorization: Bearer ${token}\nContent-Length: 999\n\nschool,`,
      'GET /tab HTTP/1.1\nHost\n\n'.repeat(200),
    ].map((beginning) => opened(product, beginning)),
  );
  expect((await fetch(`${product.address}/health`)).status).toBe(200); // what came before has been begun
  await mustStopInTime(product);
  for (const socket of kept) socket.destroy();
});

it.concurrent('ends in time while a request waits for the database', async () => {
  const database = await createTestDatabase();
  const product = await startProcess({ ...settings, DATABASE_URL: database.url });
  const headers = { authorization: `Bearer ${await tokenAt(product)}`, 'content-type': 'text/csv' };
  const importCsv = (kind: string, body: string): Promise<Response> =>
    fetch(`${product.address}/api/imports/${kind}`, { method: 'POST', headers, body });
  for (const kind of ['schools', 'terms', 'pupils'] as const)
    expect((await importCsv(kind, smallSchool[kind])).status).toBe(200);
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query('begin; lock table register_week');
  const cutOff = importCsv('marks', marksCsv('2026-09-16', 'AM', {})).catch(() => 'cut off');
  for (;;) {
    const { rows } = await other.query('select 1 from pg_locks where not granted');
    if (rows.length > 0) break;
  }
  await mustStopInTime(product);
  expect(await cutOff).toBe('cut off');
  await other.end();
  await database.drop();
});
