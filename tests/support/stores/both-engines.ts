import { afterAll, beforeAll, describe } from '@jest/globals';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { createTestDatabase } from './postgres.ts';
import { storeInMemory } from './prepared-store.ts';

export type EngineName = 'embedded store' | 'Postgres';

/**
 * A store that a test file shares; each test brings a school of its own. On Postgres unless it is about the engine:
 * the embedded store takes half as much processor time again, and what holds on both is run on both.
 */
export function sharedStore(engine: EngineName = 'Postgres'): () => Store {
  let store: Store | null = null;
  let drop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    if (engine === 'embedded store') {
      store = await storeInMemory();
      return;
    }
    const database = await createTestDatabase();
    drop = database.drop;
    store = await openStore({ databaseUrl: database.url });
  });
  afterAll(async () => {
    await store?.close();
    await drop();
  });
  return () => {
    if (!store) throw new Error('The store is opened before the tests, not while they are listed');
    return store;
  };
}

/** Runs the tests on the embedded store and on Postgres. */
export function onBothEngines(
  name: string,
  tests: (openedStore: () => Store, engine: EngineName) => void,
): void {
  for (const engine of ['embedded store', 'Postgres'] as const) {
    describe(`${name}, ${engine}`, () => tests(sharedStore(engine), engine));
  }
}
