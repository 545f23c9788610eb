import { existsSync, fsyncSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { Problem } from '../../domain/basics/problem.ts';
import { lockFolder } from './folder-lock.ts';
import { makeDataFolderPrivate, privateMode } from './private-files.ts';
import { makeUsable } from './usable-folder.ts';

const DATE_OID = 1082;
const INT8_OID = 20;
const MEBIBYTE = 1024 * 1024;
const LEAST_FREE_BYTES = 200 * MEBIBYTE;
/** The store's log grows by 16 MB at a time. */
const ROOM_FOR_ONE_BYTES = 64 * MEBIBYTE;
const ASK_DISK_EVERY_MS = 1000;

/**
 * PGlite's file system never calls fsync, so a power cut would lose acknowledged work: this one does. And it gives each
 * file the mode it was asked for, whatever the process's umask: this one gives none to anybody else.
 */
class SafeNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Partial<object>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = (emscriptenOpts as { preRun: ((module: EmscriptenModule) => void)[] }).preRun;
    preRun.push((module) => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd);
        return 0;
      };
      const files = module.NODEFS.node_ops;
      const { setattr, mknod } = files;
      files.setattr = (node, change) =>
        setattr(node, change.mode === undefined ? change : { ...change, mode: privateMode(change.mode) });
      files.mknod = (parent, name, mode, device) => mknod(parent, name, privateMode(mode), device);
    });
    return { emscriptenOpts };
  }
}

interface EmscriptenModule {
  NODEFS: {
    stream_ops: { fsync?: (stream: { nfd: number }) => number };
    node_ops: {
      setattr(this: void, node: unknown, change: { mode?: number }): void;
      mknod(this: void, parent: unknown, name: string, mode: number, device: number): unknown;
    };
  };
}

/** In memory: each start clears all of its buffers, and the usual 128 MB take half a second. */
const smallBuffers = ['-c', 'shared_buffers=32MB'];
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
  /** The same for one small change: less is enough, and it is asked of the disk once a second at most. */
  checkRoomForOne: () => void;
}

/** Keeps it in memory (tests), beginning from an image if there is one. */
export async function openInMemory(image?: Blob): Promise<EmbeddedDatabase> {
  const from = image && { loadDataDir: image };
  const pglite = await PGlite.create({
    parsers,
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...smallBuffers],
    ...from,
  });
  return {
    pglite,
    close: () => closeOnce(pglite),
    checkFreeSpace: () => undefined,
    checkRoomForOne: () => undefined,
  };
}

/** Opens the embedded store in a folder of its own, for this process alone. */
export async function openEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  makeUsable(folder, 'DATA_DIR');
  const unlock = lockFolder(folder);
  try {
    makeDataFolderPrivate(folder);
    const checkFreeSpace = (neededBytes = 0): void => refuseWhenFull(folder, LEAST_FREE_BYTES + neededBytes);
    checkFreeSpace();
    const path = join(folder, 'store');
    if (!existsSync(path)) await makeStore(folder, path);
    const pglite = await PGlite.create(optionsAt(path));
    const close = async (): Promise<void> => {
      await closeOnce(pglite);
      unlock();
    };
    return { pglite, close, checkFreeSpace, checkRoomForOne: roomForOne(folder) };
  } catch (error) {
    unlock();
    throw error;
  }
}

function optionsAt(path: string): PGliteOptions {
  return { fs: new SafeNodeFS(path), parsers, extensions: { pg_trgm }, startParams };
}

/** An empty store is made beside its place and moved there when it is whole: a start may be killed while making it. */
async function makeStore(folder: string, path: string): Promise<void> {
  const making = join(folder, 'store-being-made');
  rmSync(making, { recursive: true, force: true });
  await (await PGlite.create(optionsAt(making))).close();
  renameSync(making, path);
}

async function closeOnce(pglite: PGlite): Promise<void> {
  if (!pglite.closed) await pglite.close();
}

function roomForOne(folder: string): () => void {
  let askedAt = -Infinity;
  return () => {
    if (performance.now() - askedAt < ASK_DISK_EVERY_MS) return;
    refuseWhenFull(folder, ROOM_FOR_ONE_BYTES, 'What was saved before is kept.');
    askedAt = performance.now();
  };
}

function refuseWhenFull(folder: string, neededBytes: number, kept = 'Nothing was changed.'): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  const inMebibytes = (bytes: number): string => `${Math.floor(bytes / MEBIBYTE)} MB`;
  throw new Problem(
    'unavailable',
    `Too little disk space at ${folder}: ${inMebibytes(free)} free, ${inMebibytes(neededBytes)} needed. ${kept}`,
  );
}
