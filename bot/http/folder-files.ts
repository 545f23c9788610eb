/** The files of a folder, from memory. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FolderFile {
  bytes: Buffer;
  changed: Date;
}

/** A file's name and no more: it leads out of no folder and into none. */
const NAME = /^(?!\.)[\w.-]{1,200}$/;

/**
 * Each file is read once, and again when it has changed: however many ask, and however slowly they read, no more files
 * are open than the folder has. null: there is no such file.
 */
export function filesOf(folder: string): (name: string) => Promise<FolderFile | null> {
  const kept = new Map<string, { version: string; bytes: Promise<Buffer> }>();
  return async (name) => {
    if (!NAME.test(name)) return null;
    const path = join(folder, name);
    try {
      const { size, mtime, mtimeMs } = await stat(path);
      const version = `${size} ${mtimeMs}`;
      let file = kept.get(name);
      if (file?.version !== version) {
        file = { version, bytes: readFile(path) };
        kept.set(name, file);
      }
      return { bytes: await file.bytes, changed: mtime };
    } catch (error) {
      kept.delete(name);
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
      throw error;
    }
  };
}
