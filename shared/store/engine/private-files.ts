/** The store is children's data in plain files: nobody else on the machine reads them, whatever it usually allows. */
import { chmodSync, lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';

const ANYBODY_ELSE = 0o077;
/** What the embedded store keeps in its folder. */
const OURS = /^(store|store-being-made|\.try-|in-use-by\.json|backup-(wanted|answer)\.json)/;

export const privateMode = (mode: number): number => mode & ~ANYBODY_ELSE;

/** For the whole process, before it writes anything. */
export function keepFilesPrivate(): void {
  process.umask(ANYBODY_ELSE);
}

/** Mends the data folder of an earlier version; one that holds other things too keeps its own mode. */
export function makeDataFolderPrivate(folder: string): void {
  const names = readdirSync(folder);
  const ours = names.filter((name) => OURS.test(name));
  if (ours.length === names.length) makeOnePrivate(folder);
  for (const name of ours) makePrivate(join(folder, name));
}

/** Takes a file or folder, with all in it, from everybody else. What belongs to another account stays as it is. */
export function makePrivate(path: string): void {
  if (!makeOnePrivate(path).isDirectory()) return;
  for (const name of readdirSync(path)) makePrivate(join(path, name));
}

function makeOnePrivate(path: string): Stats {
  const found = lstatSync(path);
  if ((found.mode & ANYBODY_ELSE) === 0 || found.isSymbolicLink()) return found;
  try {
    chmodSync(path, privateMode(found.mode & 0o777));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
  return found;
}
