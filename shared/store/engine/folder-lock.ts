import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../../domain/basics/plain-error.ts';

const LOCK_FILE = 'in-use-by.json';

interface Holder {
  pid: number;
  started: string;
}

/** When a process started, so that a reused process number is not taken for the holder; '' where it can't be told. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.started === '' || startOf(holder.pid) === holder.started;
}

/**
 * Takes the data folder for this process alone: two processes on one embedded store destroy it.
 * Throws naming the holder when another living process has it; the answer gives it back.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, LOCK_FILE);
  for (let attempt = 0; attempt < 8; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    // A lock being written just now is empty for a moment; one that stays empty was left by a crash.
    if (!holder && attempt < 3) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      continue;
    }
    if (holder && isAlive(holder)) {
      throw new PlainError(
        `The data folder ${folder} is in use by process ${holder.pid}. Stop that one first, or set DATA_DIR to another folder.`,
      );
    }
    moveAside(file);
  }
  throw new PlainError(`The data folder ${folder} could not be locked. Is something else starting on it?`);
}

/** The living process that has the folder; null when none has. */
export function processUsing(folder: string): number | null {
  const holder = readHolder(join(folder, LOCK_FILE));
  return holder && isAlive(holder) ? holder.pid : null;
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Takes a dead holder's file away; when another starter did so first and holds the folder now, its file goes back. */
function moveAside(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = readHolder(aside);
    if (moved && isAlive(moved)) renameSync(aside, file);
    else rmSync(aside, { force: true });
  } catch {
    return;
  }
}
