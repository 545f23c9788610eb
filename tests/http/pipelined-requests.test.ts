/** One client that asks much at once and reads nothing: it harms itself alone. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf } from '../../bot/http/folder-files.ts';
import { mountPages } from '../../bot/http/pages.ts';
import { createServer } from '../../bot/http/server.ts';
import { bareEnvironment } from '../support/product/bare-environment.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { eventually } from '../support/product/running-product.ts';
import { putStoreInto } from '../support/stores/prepared-store.ts';

const build = join(import.meta.dirname, '../../.build');
const parts = readdirSync(join(build, 'tabs/assets')).map((name) => `/assets/${name}`);
const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

const atTheEnd: (() => void)[] = [];
afterEach(() => atTheEnd.splice(0).forEach((end) => end()));

/** The whole product with few files to open, as where many processes share a machine. */
async function productWithFewFiles(): Promise<{ address: string; child: ChildProcess }> {
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-pipelined-'));
  putStoreInto(folder);
  const main = join(import.meta.dirname, '../../bot/main.ts');
  const child = spawn('sh', ['-c', 'ulimit -n 200 && exec "$0" "$1"', process.execPath, main], {
    env: { ...bareEnvironment(), PORT: '0', DATA_DIR: folder, DEMO: 'off', LOG_LEVEL: 'error' },
  });
  atTheEnd.push(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  for await (const text of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    said += text;
    const address = /answers at (\S+)/.exec(said)?.[1];
    if (address) return { address, child };
  }
  throw new Error(`It did not start: ${said}`);
}

const built = { tab: join(build, 'tabs'), desk: join(build, 'local-desk') };
async function served(folders = built): Promise<string> {
  const server = createServer({ local: true, log: quietLog });
  mountPages(server, { folders, local: true, tabConfig: {}, log: quietLog });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  atTheEnd.push(() => {
    server.close();
    server.server.closeAllConnections();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

async function greedyAt(address: string): Promise<Socket> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1').on('error', () => undefined);
  atTheEnd.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket.pause();
}

it('1,500 requests on a connection whose sender reads nothing leave the process at work for others', async () => {
  const { address, child } = await productWithFewFiles();
  for (const path of ['/tab', '/', '/health', ...parts.slice(0, 2)]) {
    const greedy = await greedyAt(address);
    greedy.write(get(path).repeat(1500));
    for (let time = 0; time < 5; time += 1) {
      const others = await Promise.all(['/tab', '/health'].map((other) => fetch(address + other)));
      expect([path, ...others.map(({ status }) => status)]).toEqual([path, 200, 200]);
      await Promise.all(others.map((answer) => answer.text()));
    }
  }
  expect(child.exitCode).toBeNull();
});

describe('requests that come ahead of their answers', () => {
  it('are answered in their order, when they are few', async () => {
    const socket = await greedyAt(await served());
    const paths = ['/tab-config.json', '/nowhere', '/tab', '/nowhere', '/tab-config.json'];
    let heard = '';
    const statuses = (): string[] => [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status!);
    socket.setEncoding('latin1').on('data', (text: string) => (heard += text));
    socket.resume().write(paths.map(get).join(''));
    await eventually('five answers', async () => statuses().length === 5);
    expect(statuses()).toEqual(['200', '404', '200', '404', '200']);
  });

  it('let the connection go when they are many', async () => {
    const socket = await greedyAt(await served());
    socket.write(get('/tab').repeat(1500));
    socket.resume();
    await once(socket, 'close');
  });

  it('are not what a page needs that loads all its parts at once', async () => {
    const address = await served();
    const answers = await Promise.all(parts.map(async (path) => (await fetch(address + path)).status));
    expect(answers).toEqual(parts.map(() => 200));
  });
});

describe('a file', () => {
  it('is read again when it has changed, and named by its name alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attendance-first-files-'));
    atTheEnd.push(() => rmSync(folder, { recursive: true, force: true }));
    const file = filesOf(join(folder, 'inner'));
    expect(await file('a.js')).toBeNull();
    mkdirSync(join(folder, 'inner/b.js'), { recursive: true });
    writeFileSync(join(folder, 'inner/a.js'), 'one');
    writeFileSync(join(folder, 'outer.js'), 'no');
    expect(String((await file('a.js'))?.bytes)).toBe('one');
    writeFileSync(join(folder, 'inner/a.js'), 'three');
    expect(String((await file('a.js'))?.bytes)).toBe('three');
    for (const name of ['b.js', '../outer.js', '..', '', 'a.js/', 'a'.repeat(300)])
      expect([name, await file(name)]).toEqual([name, null]);
  });

  it('that cannot be read just now is said to be so, and read by whoever asks later', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attendance-first-files-'));
    atTheEnd.push(() => rmSync(folder, { recursive: true, force: true }));
    symlinkSync('index.html', join(folder, 'index.html'));
    const address = await served({ tab: folder, desk: folder });
    expect((await fetch(`${address}/tab`)).status).toBe(503);
    rmSync(join(folder, 'index.html'));
    writeFileSync(join(folder, 'index.html'), 'here');
    expect(await (await fetch(`${address}/tab`)).text()).toBe('here');
  });
});
