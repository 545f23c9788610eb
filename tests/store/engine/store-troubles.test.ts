import { describe, expect, it } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { Problem } from '#shared/domain/basics/problem.ts';
import { openStore } from '#shared/store/engine/open-store.ts';
import { troubleOf } from '#shared/store/engine/store-troubles.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { createTestDatabase } from '../../support/stores/postgres.ts';

const fault = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('the database’s own troubles', () => {
  it.each([
    ['a server that is not there', fault('ECONNREFUSED'), 'does not answer just now'],
    ['a server that shuts down', fault('57P01'), 'does not answer just now'],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), 'does not answer just now'],
    ['too many connections', fault('53300'), 'does not answer just now'],
    ['a database that only reads', fault('25006'), 'set to read only'],
    ['a full disk', fault('53100'), 'no room left'],
  ])('%s is told in words, with the cause for the log', (_what, error, text) => {
    const trouble = troubleOf(error);
    expect(trouble).toBeInstanceOf(Problem);
    expect(trouble).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(text),
      cause: error,
    });
  });

  it('are understood of an error that another realm made', () => {
    const made = `Object.assign(new Error('x'), { code: 'ECONNREFUSED' })`;
    const error: unknown = runInNewContext(made);
    expect(error).not.toBeInstanceOf(Error);
    expect(troubleOf(error)).toMatchObject({ code: 'unavailable', cause: error });
    expect(troubleOf({ code: 'ECONNREFUSED', message: 'no error at all' })).toBeNull();
  });

  it.each([fault('23505'), fault('42P01'), new TypeError('x is not a function'), 'a word'])(
    '%s is a bug',
    (error) => {
      expect(troubleOf(error)).toBeNull();
    },
  );

  it('a connection that ends between two statements of a transaction undoes it, and the store goes on', async () => {
    const database = await createTestDatabase();
    const store = await openStore({ databaseUrl: database.url });
    try {
      const broken = store.transaction(async (tx) => {
        await sql`select 1`.execute(tx);
        await database.goAway();
        await database.comeBack();
        await sql`select 2`.execute(tx);
      });
      await expect(broken).rejects.toMatchObject({ code: 'unavailable' });
      expect(await store.isReady()).toBe(true);
    } finally {
      await store.close();
      await database.drop();
    }
  });
});

onBothEngines('what no text holds', (openedStore) => {
  it.each([
    ['a text', sql`select ${'a\u0000b'}::text`],
    ['JSON', sql`select ${'{"a":"\\u0000"}'}::jsonb`],
  ])('is its sender’s fault in %s', async (_what, query) => {
    await expect(query.execute(openedStore().db)).rejects.toMatchObject({ code: 'bad-request' });
  });
});
