import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder everything else is named from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** An absolute path from one written as in the repository, with `/`. */
export function inRepository(relative) {
  return path.join(root, ...relative.split('/'));
}
