import { expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/stores/postgres.ts';
import { runCrashes } from './crash-run.ts';

/** Half a minute each on two idle cores. */
const LONGEST_MS = 240_000;

it(
  'three kills in the midst of a morning, embedded store: all that was said is kept, nothing stands twice',
  async () => {
    const report = await runCrashes({ rounds: 3, seed: '8', databaseUrl: null, settleEvery: 3 });
    expect(report.faults).toEqual([]);
    // How many depends on how far a machine comes between two kills.
    expect(report.checked.marks).toBeGreaterThan(0);
    expect(report.checked.alertSteps).toBeGreaterThan(0);
    expect(report.checked.meetings).toBeGreaterThan(0);
  },
  LONGEST_MS,
);

it(
  'two kills on Postgres',
  async () => {
    const database = await createTestDatabase();
    try {
      const report = await runCrashes({ rounds: 2, seed: '3', databaseUrl: database.url, settleEvery: 2 });
      expect(report.faults).toEqual([]);
      // How many depends on how far a machine comes between two kills.
      expect(report.checked.marks).toBeGreaterThan(0);
      expect(report.checked.alertSteps).toBeGreaterThan(0);
      expect(report.checked.meetings).toBeGreaterThan(0);
    } finally {
      await database.drop();
    }
  },
  LONGEST_MS,
);
