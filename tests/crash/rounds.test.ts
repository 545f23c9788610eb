import { expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/postgres.ts';
import { runCrashes } from './crash-run.ts';

it('eight kills in the midst of a morning, embedded store: all that was said is kept, nothing stands twice', async () => {
  const report = await runCrashes({ rounds: 8, seed: '8', databaseUrl: null, settleEvery: 8 });
  expect(report.faults).toEqual([]);
  expect(report.checked.marks).toBeGreaterThan(500);
});

it('three kills on Postgres', async () => {
  const database = await createTestDatabase();
  try {
    const report = await runCrashes({ rounds: 3, seed: '3', databaseUrl: database.url, settleEvery: 3 });
    expect(report.faults).toEqual([]);
    expect(report.checked.marks).toBeGreaterThan(500);
  } finally {
    await database.drop();
  }
});
