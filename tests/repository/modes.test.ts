import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startProcess } from '../crash/product-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/stores/postgres.ts';
import { importsOf, type Import } from './imports-of.ts';
import { reachedFrom } from './reached-files.ts';

const LOCAL_ONLY = ['bot/local/', 'bot/wiring/local.ts', 'bot/operations/people/list-people.ts'];
const ENTRA_ONLY = ['bot/wiring/entra.ts', 'bot/http/entra-sign-in.ts', 'bot/graph/app-token.ts'];

const parsed = new Map<string, Import[]>();
function importsIn(file: string): Import[] {
  const found = parsed.get(file) ?? importsOf(file, readFileSync(file, 'utf8'));
  parsed.set(file, found);
  return found;
}
const among = (files: string[], folders: string[]): string[] =>
  files.filter((file) => folders.some((folder) => file.startsWith(folder)));

describe('the imports of a mode', () => {
  it.each([
    ['bot/wiring/entra.ts', LOCAL_ONLY],
    ['bot/wiring/shared.ts', [...LOCAL_ONLY, ...ENTRA_ONLY]],
    ['bot/wiring/local.ts', ENTRA_ONLY],
  ])('of %s lead to nothing of the other', (file, others) => {
    expect(among(reachedFrom(file, importsIn), others)).toEqual([]);
  });

  it.each([
    `import { fillStore } from './local/fill-store.ts';`,
    `export * from './local/fill-store.ts';`,
    `const later = () => import('./local/fill-store.ts');`,
  ])('are followed however far away one stands: %s', (planted) => {
    const withPlanted = (file: string) => [
      ...(file === 'bot/clock.ts' ? importsOf(file, planted) : []),
      ...importsIn(file),
    ];
    expect(among(reachedFrom('bot/wiring/entra.ts', withPlanted), LOCAL_ONLY)).toContain(
      'bot/local/fill-store.ts',
    );
  });
});

describe('a process in entra mode', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'attendance-first-modes-'));
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts and stops without loading a file of local mode', async () => {
    const list = path.join(folder, 'loaded');
    const id = '11111111-1111-4111-8111-111111111111';
    const product = await startProcess({
      NODE_OPTIONS: `--import ${pathToFileURL(path.join(import.meta.dirname, 'list-loaded.ts')).href}`,
      LOADED_LIST: list,
      DATABASE_URL: database.url,
      MODE: 'entra',
      ENTRA_TENANT_ID: id,
      ENTRA_CLIENT_ID: id,
      BOT_APP_ID: id,
      BOT_APP_TYPE: 'SingleTenant',
      BOT_APP_PASSWORD: 'not a real one',
      BOT_TENANT_ID: id,
      GRAPH_CLIENT_SECRET: 'not a real one',
      TAB_HOST: 'tab.example',
    });
    expect(await product.end()).toBe(0);
    const loaded = readFileSync(list, 'utf8').split('\n');
    expect(loaded).toEqual(expect.arrayContaining(['bot/main.ts', 'bot/wiring/shared.ts', ...ENTRA_ONLY]));
    expect(among(loaded, LOCAL_ONLY)).toEqual([]);
  });
});
