import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStandInDocuments } from '../../bot/local/stand-in-documents.ts';
import type { StandInDocuments } from '../../bot/local/stand-in-documents.ts';
import { memoryDatabase } from './stand-in-server.ts';

describe('the stand-ins’ documents', () => {
  const database = memoryDatabase();
  let documents: StandInDocuments;

  beforeAll(async () => {
    documents = await openStandInDocuments(database.db);
  });
  afterAll(() => database.close());

  it('gives back what was put, letter for letter, with a version that grows', async () => {
    const body = { z: 1, a: ['é', null, '"'], 'odd;key@': true };
    expect(await documents.put('one', 'a;b@c', body)).toBe(1);
    expect(await documents.put('one', 'a;b@c', body)).toBe(2);
    const found = await documents.get<typeof body>('one', 'a;b@c');
    expect(found?.version).toBe(2);
    expect(JSON.stringify(found?.body)).toBe(JSON.stringify(body));
    expect(await documents.get('two', 'a;b@c')).toBeUndefined();
  });

  it('lists in order of creation, however often a thing is written', async () => {
    for (const id of ['c', 'a', 'b']) await documents.put('order', id, {});
    await documents.put('order', 'c', { again: true });
    expect((await documents.list('order')).map((one) => one.id)).toEqual(['c', 'a', 'b']);
  });

  it('lists only what changed since', async () => {
    await documents.put('since', 'old', {});
    const mark = (await documents.lastChanges('since')).get('since') ?? 0;
    expect(await documents.list('since', mark)).toEqual([]);
    await documents.put('since', 'new', {});
    await documents.put('since', 'old', { edited: true });
    expect((await documents.list('since', mark)).map((one) => one.id)).toEqual(['old', 'new']);
  });

  it('creates once only', async () => {
    expect(await documents.create('once', 'x', { first: true })).toBe(true);
    expect(await documents.create('once', 'x', { first: false })).toBe(false);
    expect((await documents.get<{ first: boolean }>('once', 'x'))?.body.first).toBe(true);
  });

  it('lets exactly one of two writers replace the same version', async () => {
    await documents.put('race', 'x', { n: 0 });
    const versions = await Promise.all([1, 2].map((n) => documents.replace('race', 'x', 1, { n })));
    expect(versions.filter((version) => version === 2)).toHaveLength(1);
    expect(versions.filter((version) => version === undefined)).toHaveLength(1);
    expect(await documents.replace('race', 'nobody', 1, {})).toBeUndefined();
  });

  it('removes, and only the named version where one is named', async () => {
    await documents.put('gone', 'x', {});
    expect(await documents.remove('gone', 'x', 7)).toBe(false);
    expect(await documents.remove('gone', 'x', 1)).toBe(true);
    expect(await documents.remove('gone', 'x')).toBe(false);
  });

  it('opens a second time with everything still there', async () => {
    await documents.put('kept', 'x', { kept: true });
    const again = await openStandInDocuments(database.db);
    expect((await again.list('kept')).map((one) => one.body)).toEqual([{ kept: true }]);
  });
});
