import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#shared/store/engine/open-store.ts';
import { makeUsable } from '#shared/store/engine/usable-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'attendance-folder-'));
const file = join(folder, 'file');
writeFileSync(file, 'something');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder to write to', () => {
  it('is made with all that leads to it, and nothing is left in it', () => {
    const deep = join(folder, 'one', 'two', 'three');
    makeUsable(deep, 'DATA_DIR');
    makeUsable(deep, 'DATA_DIR');
    expect(readdirSync(deep)).toEqual([]);
    for (const made of ['one', 'one/two', 'one/two/three'])
      expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['a file', file],
    ['under a file', join(file, 'below', 'it')],
  ])('that is %s is refused in words', async (_what, path) => {
    const text = `DATA_DIR: ${file} is a file, not a folder. Name another folder, or move the file away. Nothing was changed.`;
    expect(() => makeUsable(path, 'DATA_DIR')).toThrow(text);
    await expect(openStore({ folder: path })).rejects.toThrow(text);
  });

  // Where Linux keeps its processes nothing can be made, not even by root; elsewhere the root of the disk is not ours.
  it('where none can be made is refused, at once', async () => {
    const text =
      process.platform === 'linux'
        ? 'DATA_DIR: no folder can be made at /proc/nothing/here. Nothing was changed.'
        : 'DATA_DIR: /proc/nothing/here can’t be written to';
    await expect(openStore({ folder: '/proc/nothing/here' })).rejects.toThrow(text);
  });

  it('that is not ours to write to is refused', () => {
    expect(() => makeUsable('/sys/nothing', 'IMPORT_DIR')).toThrow(
      'IMPORT_DIR: /sys/nothing can’t be written to',
    );
  });
});
