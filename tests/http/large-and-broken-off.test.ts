import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { keptLog } from '../support/product/kept-log.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { smallSchool } from '../support/schools/small-school.ts';

const log = keptLog();
let product: RunningProduct;
let token: string;

beforeAll(async () => {
  product = await startProduct({ LOCAL_NOW: '2026-09-16T09:40' }, log);
  await product.importCsv('schools', smallSchool.schools);
  token = await product.tokenOf();
});
afterAll(() => product.stop());

/** Says how much it is going to send, and sends only the beginning. */
async function begin(path: string, type: string, bytes: number, beginning: string): Promise<Socket> {
  const { hostname, port } = new URL(product.address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: Bearer ${token}`,
    `Content-Type: ${type}`,
    `Content-Length: ${bytes}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${beginning}`);
  return socket;
}

const importsKept = async (): Promise<number> =>
  (await product.running.ports.store.db.selectFrom('import_run').select('import_id').execute()).length;

describe('what says of itself that it is too large', () => {
  it.each([
    ['/api/imports/marks', 'text/csv', 300 * 1024 * 1024, '256 MB'],
    ['/api/actions/none/outcome', 'application/json', 2 * 1024 * 1024, '1 MB'],
    ['/api/actions/none/outcome', 'text/plain', 2 * 1024 * 1024, '1 MB'],
    ['/api/messages', 'application/json', 2 * 1024 * 1024, '1 MB'],
  ])('is refused at once: %s as %s', async (path, type, bytes, most) => {
    const socket = await begin(path, type, bytes, 'a');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('HTTP/1.1 413');
    expect(answer.toString()).toContain(`What was sent is larger than ${most}. Nothing was changed.`);
    socket.destroy();
  });
});

describe('what breaks off in the middle', () => {
  it.each([
    ['/api/imports/schools', 'text/csv', 'school,name,phase\nZZ,Zed,secondary\n'],
    ['/api/actions/none/outcome', 'application/json', '{"result":'],
    ['/api/messages', 'application/json', '{"type":'],
  ])('changes nothing and is no bug: %s', async (path, type, beginning) => {
    const before = await importsKept();
    const socket = await begin(path, type, 100_000, beginning);
    log.said.length = 0;
    expect((await product.request('/api/me')).status).toBe(200); // by now what was begun is being read
    socket.destroy();
    await eventually('the request to end', async () => log.said.includes('a sender left in the middle'));
    expect(await importsKept()).toBe(before);
    expect(log.troubles).toEqual([]);
  });
});
