import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fs, { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '#shared/store/audit/audit.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { putStoreInto } from '../../support/stores/prepared-store.ts';

let fsyncs = 0;
let freeBytes: number | null = null;
const { fsyncSync, statfsSync } = fs;

/** The disk as ever, but counted and, when a test says so, full. */
beforeAll(() => {
  fs.fsyncSync = (handle) => {
    fsyncs += 1;
    fsyncSync(handle);
  };
  fs.statfsSync = ((path: string) =>
    freeBytes === null ? statfsSync(path) : { bavail: freeBytes, bsize: 1 }) as typeof statfsSync;
  syncBuiltinESMExports();
});
afterAll(() => {
  Object.assign(fs, { fsyncSync, statfsSync });
  syncBuiltinESMExports();
});

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
    fs.mkdirSync(halfMade);
    fs.writeFileSync(join(halfMade, 'PG_VERSION'), '');
    const store = await openStore({ folder });
    try {
      expect(await store.isReady()).toBe(true);
      expect(fs.readdirSync(folder).sort()).toEqual(['in-use-by.json', 'store']);
    } finally {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
