import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareEnvironment } from '../support/product/bare-environment.ts';
import { startConnector } from '../support/product/connector.ts';
import { createTestDatabase } from '../support/stores/postgres.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';

const folder = mkdtempSync(join(tmpdir(), 'attendance-move-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const NOW = '2026-09-16T09:50';
const file = join(folder, 'school.backup');

/** Runs one of the two commands as a person would, with settings as in the environment. */
async function command(
  name: 'backup' | 'restore',
  text: string[],
  settings: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const program = join(import.meta.dirname, `../../bot/${name}.ts`);
  const { TZ = 'UTC' } = process.env;
  const child = spawn(process.execPath, [program, ...text], {
    env: { ...bareEnvironment(), TZ, LOCAL_NOW: NOW, ...settings },
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

const officer = 'officer@grove.example';
async function asSeen(product: RunningProduct): Promise<unknown> {
  return {
    daily: (await product.request('/api/trust/daily')).body,
    bands: (await product.request('/api/trust/bands')).body,
    group: (await product.request('/api/schools/BA/tutor-groups/8A', { as: officer })).body,
    actions: (await product.request('/api/actions?school=BA', { as: officer })).body,
  };
}

describe('a school that moves from the embedded store to Postgres', () => {
  it('makes a backup while it runs, goes on from it, and doubles nothing outside', async () => {
    const connector = await startConnector();
    const data = join(folder, 'data');
    const old = await startProduct({ DATA_DIR: data, LOCAL_NOW: NOW });
    for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts'] as const)
      await old.importCsv(kind, smallSchool[kind]);
    await old.importCsv('marks', marksCsv('2026-09-16', 'AM', { KHAN1: 'N', CARE1: 'N', A8A1: 'I' }));
    const { db } = old.running.ports.store;
    const conversation = {
      serviceUrl: connector.serviceUrl,
      channelId: 'msteams',
      conversation: { id: '19:channel@thread.tacv2', isGroup: true, conversationType: 'channel' },
      bot: { id: '28:bot' },
    };
    await db
      .insertInto('channel')
      .values({
        school_id: 'BA',
        channel: '19:channel@thread.tacv2',
        name: 'Attendance',
        bound_by: 'test',
        conversation: JSON.stringify(conversation),
        bound_at: new Date(),
        state: 'posting',
        trouble: null,
      })
      .execute();
    expect(await old.request('/api/schools/BA/daily-card', { method: 'POST' })).toMatchObject({
      status: 200,
    });
    const before = await asSeen(old);

    const made = await command('backup', [file], { DATA_DIR: data });
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('rows are kept in') });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await command('backup', [file], { DATA_DIR: data })).toMatchObject({
      code: 1,
      said: expect.stringContaining('is there already'),
    });
    expect(await command('restore', [file], { DATA_DIR: data })).toMatchObject({
      code: 1,
      said: expect.stringContaining('is in use by process'),
    });
    await old.stop();

    const database = await createTestDatabase();
    const settings = { DATABASE_URL: database.url, LOCAL_NOW: NOW };
    expect(await command('restore', [file], settings)).toMatchObject({
      code: 0,
      said: expect.stringContaining('rows are back'),
    });
    expect(await command('restore', [file], settings)).toMatchObject({
      code: 1,
      said: expect.stringContaining('This store is not empty'),
    });

    connector.takeSent();
    const fresh = await startProduct(settings);
    expect(await asSeen(fresh)).toEqual(before);
    const sent = await eventually('the card to be looked after', async () => {
      const all = connector.takeSent();
      return all.length > 0 && all;
    });
    // The card that was posted is brought up to date; no second one is posted.
    expect(sent.map(({ method }) => method)).toEqual(['PUT']);
    await fresh.stop();
    await database.drop();
    await connector.close();
  });
});
