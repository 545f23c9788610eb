import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropFolderOpenTo } from '../../bot/jobs/drop-folder-mode.ts';
import { keptLog } from '../support/product/kept-log.ts';
import { startProduct } from '../support/product/running-product.ts';

const folder = mkdtempSync(join(tmpdir(), 'attendance-first-drop-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('who else can open the drop folder', () => {
  it.each<[string, number, number, ReturnType<typeof dropFolderOpenTo>]>([
    ['nobody', 0o700, 0o755, null],
    ['everybody, who may list it', 0o744, 0o755, 'others'],
    ['everybody, who may enter it', 0o701, 0o755, 'others'],
    ['everybody, who may write to it', 0o702, 0o755, 'others'],
    ['everybody, whatever group it is made for', 0o2775, 0o755, 'others'],
    ['nobody, behind a closed door', 0o777, 0o700, null],
    ['a group that it is made for', 0o2770, 0o755, null],
    ['any group', 0o770, 0o755, 'group'],
    ['any group, of the folder around it too', 0o777, 0o750, 'group'],
  ])('%s', (_who, mode, around, openTo) => {
    const modes: Record<string, number> = { '/srv/drop': mode, '/srv': around, '/': 0o755 };
    expect(dropFolderOpenTo('/srv/drop', (path) => modes[path] ?? 0)).toBe(openTo);
  });

  it('is said at the start, and on What waits until it is mended', async () => {
    const [drop, log] = [join(folder, 'drop'), keptLog()];
    mkdirSync(drop);
    chmodSync(drop, 0o755);
    const product = await startProduct({ IMPORT_DIR: drop }, log);
    const folders = async () =>
      ((await product.request('/api/waiting')).body as { folders: { path: string; openTo: string }[] })
        .folders;
    expect(log.troubles).toEqual([expect.stringContaining('can open the drop folder')]);
    expect(await folders()).toEqual([{ path: drop, openTo: 'others' }]);
    chmodSync(drop, 0o700);
    expect(await folders()).toEqual([]);
    await product.stop();
  });
});
