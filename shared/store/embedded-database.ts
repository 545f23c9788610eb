import { existsSync, fsyncSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { lockFolder } from './folder-lock.ts';

const DATE_OID = 1082;
const INT8_OID = 20;
const MEBIBYTE = 1024 * 1024;
const LEAST_FREE_BYTES = 200 * MEBIBYTE;

/** PGlite's file system never calls fsync, so a power cut would lose acknowledged work: this one does. */
class SyncingNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Partial<object>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = (emscriptenOpts as { preRun: ((module: EmscriptenModule) => void)[] }).preRun;
    preRun.push((module) => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd);
        return 0;
      };
    });
    return { emscriptenOpts };
  }
}

interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}

const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];

const parsers = { [DATE_OID]: (value: string) => value, [INT8_OID]: (value: string) => Number(value) };

export interface EmbeddedDatabase {
  pglite: PGlite;
  close: () => Promise<void>;
  /** Throws in plain words when too little space is left: a full disk would stop the store without an error. */
  checkFreeSpace: (neededBytes?: number) => void;
}

/** Opens the embedded store in a folder of its own, for this process alone; null keeps it in memory (tests). */
export async function openEmbeddedDatabase(folder: string | null): Promise<EmbeddedDatabase> {
  if (folder === null) {
    const pglite = await PGlite.create({ parsers, extensions: { pg_trgm } });
    return { pglite, close: () => closeOnce(pglite), checkFreeSpace: () => undefined };
  }
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    const checkFreeSpace = (neededBytes = 0): void => refuseWhenFull(folder, LEAST_FREE_BYTES + neededBytes);
    checkFreeSpace();
    const place = join(folder, 'store');
    if (!existsSync(place)) await makeStore(folder, place);
    const pglite = await PGlite.create(optionsAt(place));
    const close = async (): Promise<void> => {
      await closeOnce(pglite);
      unlock();
    };
    return { pglite, close, checkFreeSpace };
  } catch (error) {
    unlock();
    throw error;
  }
}

function optionsAt(place: string): PGliteOptions {
  return { fs: new SyncingNodeFS(place), parsers, extensions: { pg_trgm }, startParams };
}

/** An empty store is made beside its place and moved there when it is whole: a start may be killed while making it. */
async function makeStore(folder: string, place: string): Promise<void> {
  const making = join(folder, 'store-being-made');
  rmSync(making, { recursive: true, force: true });
  await (await PGlite.create(optionsAt(making))).close();
  renameSync(making, place);
}

async function closeOnce(pglite: PGlite): Promise<void> {
  if (!pglite.closed) await pglite.close();
}

function refuseWhenFull(folder: string, neededBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  const inMebibytes = (bytes: number): string => `${Math.floor(bytes / MEBIBYTE)} MB`;
  throw new Error(
    `Too little disk space at ${folder}: ${inMebibytes(free)} free, ${inMebibytes(neededBytes)} needed. Nothing was changed.`,
  );
}
