import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from 'restify';
import { mountPages } from '../../bot/http/pages.ts';
import { createServer } from '../../bot/http/server.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { rawRequest } from '../support/product/raw-request.ts';

const build = join(import.meta.dirname, '../../.build');
const folders = { tab: join(build, 'tabs'), desk: join(build, 'local-desk') };

/** Everything built for local mode, as seen from the folder of all that is built. */
const ofLocalMode = globSync(['local-desk/**/*.*', 'tabs/local/**/*.*'], { cwd: build });
const ofTab = globSync('assets/*', { cwd: folders.tab });

const servers: Server[] = [];
async function served(local: boolean): Promise<string> {
  const server = createServer({ local, log: quietLog });
  mountPages(server, { folders, local, tabConfig: {}, log: quietLog });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${server.address().port}`;
}

let entra: string;
let local: string;
beforeAll(async () => {
  [entra, local] = await Promise.all([served(false), served(true)]);
});
afterAll(() =>
  servers.forEach((server) => {
    server.close();
    server.server.closeAllConnections();
  }),
);

const ways = ['', '/assets', '/assets/..', '/assets/../..', '/assets/x/../..', '/tab', '/tab/..'];
const tails = ['', '.', '/', '%20', '?', '#', ';', '::$DATA'];
const written: ((address: string) => string)[] = [
  (address) => address,
  (address) => address.replaceAll('..', '%2e%2e'),
  (address) => address.replaceAll('..', '.%2E'),
  (address) => address.replaceAll('/..', '%2f..').replaceAll('../', '..%2f'),
  (address) => address.replaceAll('/..', '%5c..').replaceAll('../', '..%5C'),
  (address) => address.replaceAll('/..', '\\..').replaceAll('../', '..\\'),
  (address) => address.replace(/(?<=^\/assets).*/, encodeURIComponent),
  (address) => address.replace(/(?<=^\/assets\/).*/, encodeURIComponent),
  (address) => address.replace(/(?<=^\/assets\/).*/, (rest) => encodeURIComponent(encodeURIComponent(rest))),
  (address) => address.replaceAll('/', '//'),
  (address) => address.toUpperCase(),
  (address) => `http://127.0.0.1${address}`,
];

/** Every address that might lead to a file: as it lies, and as seen from each folder above it. */
function spellingsOf(file: string): string[] {
  const parts = file.split('/');
  const seenAs = parts.map((_part, from) => `/${parts.slice(from).join('/')}`);
  const addresses = ways.flatMap((way) => seenAs.map((seen) => way + seen));
  const all = addresses.flatMap((address) => written.map((write) => write(address)));
  return [...new Set([...all, ...addresses.flatMap((address) => tails.map((tail) => address + tail))])];
}

const statusOf = async (address: string, path: string): Promise<number> =>
  (await rawRequest(address, { path: path.replaceAll(/[\\ ]/g, encodeURIComponent) })).status;

describe('what is built for local mode', () => {
  it('is all there, and local mode serves it', async () => {
    expect(ofLocalMode.map((file) => file.replace(/-[\w-]{8}\./, '.'))).toEqual(
      expect.arrayContaining([
        'local-desk/index.html',
        'local-desk/assets/AdaptiveCardView.js',
        'tabs/local/PeoplePicker.js',
      ]),
    );
    for (const file of ofLocalMode) {
      const at = file === 'local-desk/index.html' ? '/' : `/${file.replace('tabs/', '')}`;
      expect([file, await statusOf(local, at)]).toEqual([file, 200]);
    }
  });

  it('is served in entra mode under no spelling', async () => {
    for (const file of ofLocalMode)
      for (const path of spellingsOf(file)) expect([path, await statusOf(entra, path)]).toEqual([path, 404]);
  });
});

it('the tab is served in both modes, whole', async () => {
  for (const address of [entra, local])
    for (const path of ['/tab', '/tab-worker.js', '/tab-config.json', ...ofTab.map((file) => `/${file}`)])
      expect([path, await statusOf(address, path)]).toEqual([path, 200]);
});
