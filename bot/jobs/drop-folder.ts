import { PlainError } from '#shared/domain/basics/plain-error.ts';
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#shared/domain/basics/problem.ts';
import { importKind, type ImportReport } from '#shared/contracts/imports/import-report.ts';
import type { ByteSource } from '#shared/contracts/imports/file-rows.ts';
import type { Log } from '../operations/context.ts';

const LOOK_EVERY_MS = 10_000;
/** A file still being written keeps changing: it is left alone until it has stood still this long. */
const STANDS_STILL_MS = 2000;
const TAKEN = '.taken';

export interface DropFolderOptions {
  folder: string;
  log: Log;
  importFile: (kind: ImportKind, file: ByteSource) => Promise<ImportReport>;
}

/** The kind a file's name begins with: marks-2026-09-16.csv is a marks file. */
export function kindOfFile(name: string): ImportKind | null {
  if (!/\.csv$/i.test(name)) return null;
  const begins = (kind: ImportKind) => new RegExp(`^${kind}\\b`, 'i').test(name);
  return importKind.options.filter(begins).sort((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * Brings in the files dropped into a folder, in the order that they build on each other, and moves each to done or
 * refused with a report beside it. A file is renamed before it is read, so that of several processes one takes it.
 */
export async function takeDroppedFiles(
  { folder, log, importFile }: DropFolderOptions,
  now: number,
): Promise<number> {
  for (const name of ['done', 'refused']) makeKeptFolder(folder, name);
  const order = importKind.options;
  const waiting = readdirSync(folder)
    .flatMap((name) => {
      const kind = kindOfFile(name);
      return kind && now - statSync(join(folder, name)).mtimeMs >= STANDS_STILL_MS ? [{ name, kind }] : [];
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name));
  for (const { name, kind } of waiting) {
    const file = join(folder, name);
    try {
      renameSync(file, file + TAKEN);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue; // another process was first
      throw error;
    }
    let keptIn = 'done';
    let report: unknown;
    try {
      report = await importFile(kind, piecesOf(file + TAKEN));
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'unavailable') {
        renameSync(file + TAKEN, file);
        throw error;
      }
      keptIn = 'refused';
      report = { code: error.code, message: error.message };
    }
    const kept = join(folder, keptIn, `${new Date(now).toISOString().replaceAll(':', '-')} ${name}`);
    writeFileSync(`${kept}.report.json`, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
    keepPrivately(file + TAKEN, kept);
    log.info({ kind, keptIn }, 'a dropped file was taken');
  }
  return waiting.length;
}

/** A file that could not be kept afterwards is not brought in. */
function makeKeptFolder(folder: string, name: string): void {
  const kept = join(folder, name);
  if (!existsSync(kept)) mkdirSync(kept, { mode: 0o700 });
  if (!statSync(kept).isDirectory()) throw new PlainError(`${kept} is a file, not a folder: move it away`);
  accessSync(kept, constants.W_OK);
}

/** Nobody else reads what is kept. A file of another account can't be closed to it: a copy of ours takes its place. */
function keepPrivately(file: string, kept: string): void {
  try {
    chmodSync(file, 0o600);
    renameSync(file, kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    copyFileSync(file, kept, constants.COPYFILE_EXCL);
    chmodSync(kept, 0o600);
    rmSync(file);
  }
}

/** Opens the file only when it is read: a refusal before that leaves nothing open. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}

/** Looks into the folder now and again; files a crash left taken are put back first. Answers how to stop. */
export function watchDropFolder(options: DropFolderOptions): () => void {
  const { folder, log } = options;
  for (const name of readdirSync(folder)) {
    if (name.endsWith(TAKEN)) renameSync(join(folder, name), join(folder, name.slice(0, -TAKEN.length)));
  }
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await takeDroppedFiles(options, Date.now());
    } catch (error) {
      log.error({ err: error }, 'the drop folder could not be read or written to; it is tried again');
    } finally {
      looking = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
