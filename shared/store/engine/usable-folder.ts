import { mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PlainError } from '../../domain/basics/plain-error.ts';

/**
 * Makes a folder where it is missing, and tries that it can be written to; throws in plain words, naming the setting.
 * One level at a time: Node's own recursive way never comes back from places like /proc.
 */
export function makeUsable(folder: string, setting: string): void {
  const missing: string[] = [];
  let there = resolve(folder);
  try {
    for (; statSync(there, { throwIfNoEntry: false }) === undefined; there = dirname(there))
      missing.unshift(there);
    if (!statSync(there).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    for (const path of missing) makeOne(path);
    rmdirSync(mkdtempSync(join(folder, '.try-')));
  } catch (error) {
    throw new PlainError(`${setting}: ${errorText(error, folder, there)} Nothing was changed.`, {
      cause: error,
    });
  }
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was first
  }
}

function errorText(error: unknown, folder: string, there: string): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOTDIR':
      return `${there} is a file, not a folder. Name another folder, or move the file away.`;
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `${folder} can’t be written to: it is read only, or belongs to another account.`;
    case 'ENOSPC':
      return `there is no room left on the disk of ${folder}.`;
    default:
      return `no folder can be made at ${folder}.`;
  }
}
