/**
 * An embedded store takes two seconds to make from nothing, and the tests open many: one is made before them, with
 * its tables, and each test begins with a copy. Without it (a test file run by itself) they are made as ever.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openStore, type Store } from '../../../shared/store/engine/open-store.ts';
import { openQueue } from '../../../bot/jobs/queue.ts';
import { quietLog } from '../product/quiet-log.ts';

const PLACE = 'PREPARED_STORE';

/** Jest's global setup: makes the store in a folder of its own, and says where. */
export async function prepare(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-prepared-'));
  // In memory first: making one on the disk takes twice as long.
  const store = await openStore({ memory: true });
  await (await openQueue(store, quietLog)).stop();
  if (store.engine.kind === 'embedded') {
    await dropTemplates(store.engine.pglite);
    const image = await store.engine.pglite.dumpDataDir('none');
    writeFileSync(join(folder, 'store.tar'), Buffer.from(await image.arrayBuffer()));
    mkdirSync(join(folder, 'data'));
    await (await PGlite.create(join(folder, 'data', 'store'), { loadDataDir: image })).close();
  }
  await store.close();
  process.env[PLACE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** What every new database of a server is copied from. The store makes none, and of its files they are two in three. */
async function dropTemplates(pglite: PGlite): Promise<void> {
  await pglite.query('update pg_database set datistemplate = false');
  for (const name of ['template0', 'template1']) await pglite.query(`drop database ${name}`);
  await pglite.query('checkpoint');
}

/** A store in memory, empty but for its tables. */
export function storeInMemory(): Promise<Store> {
  const image = preparedImage();
  return openStore({ memory: true, ...(image && { image }) });
}

/** Such a store as `dumpDataDir` wrote it. */
export function preparedImage(): Blob | undefined {
  const folder = process.env[PLACE];
  return folder ? new Blob([readFileSync(join(folder, 'store.tar'))]) : undefined;
}

/** Puts such a store into a data folder that has none. */
export function putStoreInto(dataFolder: string): void {
  const folder = process.env[PLACE];
  const store = join(dataFolder, 'store');
  if (folder && !existsSync(store)) cpSync(join(folder, 'data', 'store'), store, { recursive: true });
}

/**
 * Puts a store with the whole invented trust into a data folder. Whoever asks first has it filled, once for all;
 * who asks while that goes on waits for nobody, and gets a store that is still to be filled.
 */
export async function putFilledStoreInto(
  dataFolder: string,
  fill: (dataFolder: string) => Promise<void>,
): Promise<void> {
  const folder = process.env[PLACE];
  if (!folder) return;
  const filled = join(folder, 'filled');
  if (!existsSync(filled)) {
    if (!isFirst(join(folder, 'filling has begun'))) return putStoreInto(dataFolder);
    const filling = join(folder, 'filling');
    putStoreInto(filling);
    await fill(filling);
    renameSync(filling, filled);
  }
  cpSync(join(filled, 'store'), join(dataFolder, 'store'), { recursive: true });
}

/** Of several at the same moment the file system lets one make a folder. */
function isFirst(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch {
    return false;
  }
}
