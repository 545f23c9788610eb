import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { lockFolder } from '#shared/store/engine/folder-lock.ts';
import { openStore } from '#shared/store/engine/open-store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attendance-lock-'));
  file = join(folder, 'in-use-by.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has ended: its number names nobody now. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the data folder', () => {
  it('is one process’s alone, and the refusal names the holder', () => {
    const unlock = lockFolder(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(() => lockFolder(folder)).toThrow(
      `The data folder ${folder} is in use by process ${process.pid}. Stop that one first, or set DATA_DIR to another folder.`,
    );
    unlock();
    expect(existsSync(file)).toBe(false);
    lockFolder(folder)();
  });

  it('is taken over from a holder that has ended, leaving nothing behind', async () => {
    writeFileSync(file, JSON.stringify({ pid: await endedProcess(), started: '' }));
    const unlock = lockFolder(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual(['in-use-by.json']);
    unlock();
  });

  it('is taken over when the holder’s number now belongs to another process', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'another start of the machine 1' }));
    lockFolder(folder)();
  });

  it.each(['', 'not json', '{"pid":'])('is taken over from a file that says nothing: %j', (text) => {
    writeFileSync(file, text);
    lockFolder(folder)();
  });

  it('is refused by the store before it touches anything', async () => {
    const unlock = lockFolder(folder);
    await expect(openStore({ folder })).rejects.toThrow(`in use by process ${process.pid}`);
    expect(readdirSync(folder)).toEqual(['in-use-by.json']);
    unlock();
  });
});
