import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startConnector, textOf, type RecordingConnector } from '../support/product/connector.ts';
import { keptLog } from '../support/product/kept-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/stores/postgres.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';

const log = keptLog();
let database: TestDatabase;
let product: RunningProduct;
let connector: RecordingConnector;

beforeAll(async () => {
  database = await createTestDatabase();
  connector = await startConnector();
  product = await startProduct({ DATABASE_URL: database.url, LOCAL_NOW: '2026-09-16T09:40' }, log);
  for (const kind of ['schools', 'terms', 'staff', 'pupils'] as const)
    await product.importCsv(kind, smallSchool[kind]);
  await product.tokenOf();
});
afterAll(async () => {
  await product.stop();
  await connector.close();
  await database.drop();
});

const marks = marksCsv('2026-09-16', 'AM');
const bugs = (): string[] => log.troubles.filter((line) => line.includes('bug'));
const ready = async (): Promise<boolean> => (await fetch(`${product.address}/ready`)).status === 200;
const problem = (text: string): object => ({
  status: 503,
  body: { problem: { code: 'unavailable', message: expect.stringContaining(text) } },
});

/** Connections that were ended are found out one by one, each by a request that is told to try again. */
const taken = (csv: string): Promise<unknown> =>
  eventually('the file to be taken', async () => {
    const { status, body } = await product.request('/api/imports/marks', { csv });
    expect([200, 503]).toContain(status);
    return status === 200 && body;
  });

async function press(): Promise<string> {
  const answer = await fetch(`${product.address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      serviceUrl: connector.serviceUrl,
      channelId: 'msteams',
      from: { id: '29:somebody', aadObjectId: '00000000-0000-0000-0000-000000000001' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:chat', conversationType: 'personal' },
      value: { action: { verb: 'my-calls', data: {} } },
    }),
  });
  expect(answer.status).toBe(200);
  return textOf(await answer.json());
}

describe('while the database is away', () => {
  it('says so to whoever asks, lives on, and works again by itself once it is back', async () => {
    await database.goAway();
    expect(await product.request('/api/me')).toMatchObject(problem('does not answer just now'));
    expect(await product.request('/api/imports/marks', { csv: marks })).toMatchObject(
      problem('does not answer'),
    );
    expect(await press()).toContain('The database does not answer just now.');
    expect(await ready()).toBe(false);
    expect((await fetch(`${product.address}/health`)).status).toBe(200);

    await database.comeBack();
    await eventually('the store to answer again', ready);
    expect(await taken(marks)).toMatchObject({ changed: 25, rejectedCount: 0 });
    expect(bugs()).toEqual([]);
  });
});

describe('while the database takes no changes', () => {
  it('says so, still shows figures, changes nothing, and takes them again afterwards', async () => {
    await database.set('default_transaction_read_only', 'on');
    const later = marksCsv('2026-09-16', 'PM');
    const refused = await eventually('a new connection', async () => {
      const answer = await product.request('/api/imports/marks', { csv: later });
      return !JSON.stringify(answer).includes('does not answer') && answer;
    });
    expect(refused).toMatchObject(problem('read only'));
    await eventually('figures', async () => (await product.request('/api/trust/daily')).status === 200);
    await eventually('the store to answer', ready);

    await database.set('default_transaction_read_only', 'off');
    expect(await taken(later)).toMatchObject({ changed: 25, rejectedCount: 0 });
    expect(bugs()).toEqual([]);
  });
});
