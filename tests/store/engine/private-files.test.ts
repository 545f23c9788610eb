/** Each command as a person runs it where the system lets everybody read every file. */
import { afterAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDataFolderPrivate } from '#shared/store/engine/private-files.ts';
import { startProcess } from '../../crash/product-process.ts';
import { bareEnvironment } from '../../support/product/bare-environment.ts';
import { eventually } from '../../support/product/running-product.ts';
import { smallSchool } from '../../support/schools/small-school.ts';

const folder = mkdtempSync(join(tmpdir(), 'attendance-first-private-'));
/** Inherited by every process that is started here. */
const before = process.umask(0);
afterAll(() => {
  process.umask(before);
  rmSync(folder, { recursive: true, force: true });
});
const within = (...names: string[]): string => join(folder, ...names);

const everythingIn = (place: string): string[] => [place, ...globSync(join(place, '**/{*,.*}'))];
const openToOthers = (place: string): string[] =>
  everythingIn(place)
    .map((path) => ({
      path,
      mode: statSync(path).mode & 0o777,
      wanted: statSync(path).isDirectory() ? 0o700 : 0o600,
    }))
    .filter(({ mode, wanted }) => mode !== wanted)
    .map(({ path, mode }) => `${path} ${mode.toString(8)}`);

async function command(name: string, settings: Record<string, string>, ...args: string[]): Promise<void> {
  const program = join(import.meta.dirname, '../../../bot', name);
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...bareEnvironment(), TZ: 'UTC', ...settings },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${said}`);
}

const drop = within('drop');
const settings = { DEMO: 'off', DATA_DIR: within('new', 'data'), IMPORT_DIR: drop };
const keptFolders = [join(drop, 'done'), join(drop, 'refused')];

it('nothing that the product writes can be read by anybody else, from its first start to a restore', async () => {
  mkdirSync(drop, { mode: 0o777 });
  for (const [name, csv] of [
    ['schools', smallSchool.schools],
    ['marks', 'who,what\na,b\n'],
  ] as const) {
    const file = join(drop, `${name}.csv`);
    writeFileSync(file, csv);
    utimesSync(file, 0, 0); // has stood still long enough to be taken
  }
  const product = await startProcess(settings);
  const kept = () => keptFolders.flatMap((one) => globSync(join(one, '*')));
  await eventually('the files to be taken', async () => kept().length === 4, 60);
  await command('backup.ts', settings, within('school.backup'));
  expect(await product.end()).toBe(0);
  expect(everythingIn(within('new')).length).toBeGreaterThan(900);
  expect(openToOthers(within('new'))).toEqual([]);
  expect(keptFolders.flatMap(openToOthers)).toEqual([]);
  expect(statSync(drop).mode & 0o777).toBe(0o777);
  expect(openToOthers(within('school.backup'))).toEqual([]);

  const restored = { DATA_DIR: within('restored') };
  await command('restore.ts', restored, within('school.backup'));
  await command('verify-store.ts', restored);
  expect(openToOthers(within('restored'))).toEqual([]);
});

it('what an earlier version left open is closed at the next start', async () => {
  for (const path of [settings.DATA_DIR, ...keptFolders].flatMap(everythingIn))
    chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
  const product = await startProcess(settings);
  expect([settings.DATA_DIR, ...keptFolders].flatMap(openToOthers)).toEqual([]);
  await product.end();
});

it('a data folder that holds other things too keeps its own mode, and they theirs', () => {
  const shared = within('shared');
  mkdirSync(join(shared, 'store'), { recursive: true });
  writeFileSync(join(shared, 'other'), '');
  const modes = { '': 0o755, store: 0o755, other: 0o644 };
  for (const [name, mode] of Object.entries(modes)) chmodSync(join(shared, name), mode);
  makeDataFolderPrivate(shared);
  const modeOf = (name: string): number => statSync(join(shared, name)).mode & 0o777;
  expect(Object.keys(modes).map(modeOf)).toEqual([0o755, 0o700, 0o644]);
});
