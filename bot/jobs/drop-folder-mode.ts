import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DropFolder } from '../operations/context.ts';

const OTHERS = 0o007;
const GROUP = 0o070;
const ENTER = 0o011;
/** Set by whoever makes a folder for the accounts of a group: its group is meant. */
const OF_A_GROUP = 0o2000;

/**
 * Who else than the product's account gets at the files that wait in the drop folder. Its mode is whoever made it's to
 * set, as another account drops the files. Windows has no such modes: nobody, there.
 */
export function dropFolderOpenTo(
  folder: string,
  modeOf: (path: string) => number = (path) => statSync(path).mode,
): DropFolder['openTo'] {
  if (process.platform === 'win32') return null;
  let within = resolve(folder);
  const mode = modeOf(within);
  let enter = ENTER;
  while (dirname(within) !== within) enter &= modeOf((within = dirname(within)));
  if ((mode & OTHERS) !== 0 && (enter & OTHERS) !== 0) return 'others';
  return (mode & GROUP) !== 0 && (mode & OF_A_GROUP) === 0 && enter !== 0 ? 'group' : null;
}
