import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Server } from 'restify';
import { LARGEST_FILE_BYTES } from '#shared/contracts/imports/file-rows.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mountApiRoutes } from '../../bot/http/api-routes.ts';
import { apiHandlers } from '../../bot/http/handlers.ts';
import { createServer } from '../../bot/http/server.ts';
import type { Ports } from '../../bot/operations/context.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { eventually } from '../support/product/running-product.ts';
import { testClock } from '../support/product/test-clock.ts';

const report = { id: '1', kind: 'marks', rows: 1, accepted: 1, changed: 1, unchanged: 0 };
const nothingWrong = { cleared: [], warnings: [], rejected: [], rejectedCount: 0 };
const patience = { headersMs: 300, unknownSenderMs: 400, silentReaderMs: 400, idleMs: 300, lookEveryMs: 50 };

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer({ local: false, log: quietLog, patience });
  server.get('/health', ((_request: unknown, response: ServerResponse, next: () => void) => {
    response.end('{"alive":true}');
    next();
  }) as never);
  server.get('/large', ((_request: unknown, response: ServerResponse, next: () => void) => {
    response.writeHead(200, { 'content-encoding': 'identity' });
    response.end(Buffer.alloc(200_000_000));
    next();
  }) as never);
  mountApiRoutes(
    server,
    { clock: testClock('2026-09-16T09:40'), log: quietLog } as unknown as Ports,
    async (_ctx, { headers }) => {
      if (headers.authorization === undefined) throw new Problem('not-signed-in', 'Sign in first.');
      return { id: '1', email: '', name: '', endDate: null, posts: [] } as never;
    },
    {
      ...apiHandlers,
      importFile: async (_ctx, { file }) => {
        for await (const _piece of file) continue;
        return { ...report, ...nothingWrong };
      },
    },
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  port = server.address().port;
});
afterAll(() => void server.server.close());

async function opened(beginning: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(beginning);
  return socket;
}

const lines = (...all: string[]): string => [...all, '', ''].join('\r\n');
const get = (...headers: string[]): string => lines('GET /health HTTP/1.1', 'Host: a', ...headers);
const post = (path: string, ...headers: string[]): string =>
  lines(`POST ${path} HTTP/1.1`, 'Host: a', ...headers);
const json = ['Content-Type: application/json', 'Content-Length: 100'];

describe('a connection on which nobody has signed in', () => {
  it.each([
    ['says nothing', '', '408'],
    ['asks for a web socket', get('Connection: Upgrade', 'Upgrade: websocket'), '200'],
    [
      'asks for HTTP/2',
      get('Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: A'),
      '200',
    ],
    ['asks for an upgrade with a body', post('/api/me', 'Connection: Upgrade', 'Upgrade: x', ...json), '404'],
    ['asks for a tunnel', lines('CONNECT a:443 HTTP/1.1', 'Host: a'), ''],
    ['begins its headers', 'GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ', '408'],
    ['keeps alive and asks no more', get('Connection: keep-alive'), '200'],
    ['begins a JSON body', `${post('/api/actions/1/outcome', ...json)}{`, ''],
    ['begins a JSON body where none is read', `${post('/api/nowhere', ...json)}{`, '404'],
    ['begins a body with a GET', `${get('Content-Length: 100')}a`, '200'],
    ['begins a chunked body', post('/api/imports/marks', 'Transfer-Encoding: chunked'), ''],
    ['begins a file', `${post('/api/imports/marks', 'Content-Type: text/csv', 'Content-Length: 100')}a`, ''],
    [
      'announces too large a file',
      post('/api/imports/marks', `Content-Length: ${LARGEST_FILE_BYTES * 2}`),
      '413',
    ],
    ['waits to be told to go on', post('/api/me', 'Expect: 100-continue', ...json), '100'],
  ])('is ended when it %s', async (_what, beginning, answered) => {
    const socket = await opened(beginning);
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    await once(socket, 'close');
    expect(heard.slice(9, 12)).toBe(answered);
  });

  it('is ended when it takes no more of an answer', async () => {
    const socket = await opened(lines('GET /large HTTP/1.1', 'Host: a'));
    await once(socket, 'readable');
    await eventually('the server to let go', async () => (await connections()) === 0, 5);
    socket.destroy();
  });
});

it('a file of somebody who has signed in may take longer', async () => {
  const head = ['Authorization: Bearer x', 'Content-Type: text/csv', 'Content-Length: 2'];
  const known = await opened(`${post('/api/imports/marks', ...head)}a`);
  const unknown = await opened(`${post('/api/actions/1/outcome', ...json)}{`);
  await once(unknown, 'close');
  const answer = once(known.setEncoding('utf8'), 'data');
  known.write('b');
  expect(String(await answer)).toContain('HTTP/1.1 200');
  known.destroy();
});

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    server.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
