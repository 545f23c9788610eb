import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as realFs from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '#shared/store/engine/open-store.ts';

let fsyncs = 0;
let freeBytes: number | null = null;
jest.unstable_mockModule('node:fs', () => ({
  ...realFs,
  fsyncSync: (handle: number) => {
    fsyncs += 1;
    realFs.fsyncSync(handle);
  },
  statfsSync: (path: string) =>
    freeBytes === null ? realFs.statfsSync(path) : { bavail: freeBytes, bsize: 1 },
}));
const { openStore } = await import('#shared/store/engine/open-store.ts');
const { audit } = await import('#shared/store/audit/audit.ts');
const { putStoreInto } = await import('../../support/stores/prepared-store.ts');

const MEBIBYTE = 1024 * 1024;
const entry = {
  school: 'BA',
  at: new Date('2026-09-16T08:00:00Z'),
  staffId: 'somebody',
  what: 'pupil.summary' as const,
};

describe('the embedded store on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attendance-store-'));
  let store: Store;
  beforeAll(async () => {
    putStoreInto(folder);
    store = await openStore({ folder });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has each commit reach the disk before it is acknowledged', async () => {
    for (let commit = 0; commit < 3; commit++) {
      const before = fsyncs;
      await audit(store.db, entry);
      expect(fsyncs).toBeGreaterThan(before);
    }
  });

  it('refuses a second opening of its folder, and keeps what it has when closed and opened again', async () => {
    await expect(openStore({ folder })).rejects.toThrow('is in use by process');
    await store.close();
    store = await openStore({ folder });
    const kept = await store.db.selectFrom('audit_entry').select('entry_id').execute();
    expect(kept).toHaveLength(3);
    expect(await store.isReady()).toBe(true);
  });

  it('says in plain words when too little space is left', async () => {
    freeBytes = 150 * MEBIBYTE;
    try {
      expect(() => store.checkFreeSpace()).toThrow(
        `Too little disk space at ${folder}: 150 MB free, 200 MB needed. Nothing was changed.`,
      );
      const other = join(folder, 'other');
      await expect(openStore({ folder: other })).rejects.toThrow('150 MB free, 200 MB needed');
      freeBytes = 250 * MEBIBYTE;
      expect(() => store.checkFreeSpace(100 * MEBIBYTE)).toThrow('250 MB free, 300 MB needed');
      expect(() => store.checkFreeSpace()).not.toThrow();
    } finally {
      freeBytes = null;
    }
  });
});

describe('an embedded store whose making was broken off', () => {
  it('is made anew beside its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attendance-store-'));
    const halfMade = join(folder, 'store-being-made');
    realFs.mkdirSync(halfMade);
    realFs.writeFileSync(join(halfMade, 'PG_VERSION'), '');
    const store = await openStore({ folder });
    try {
      expect(await store.isReady()).toBe(true);
      expect(realFs.readdirSync(folder).sort()).toEqual(['in-use-by.json', 'store']);
    } finally {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
