/** What `npm run crash-test` runs: see docs/operations.md. */
import { parseArgs } from 'node:util';
import { createTestDatabase } from '../support/stores/postgres.ts';
import { runCrashes } from './crash-run.ts';
import { runFirstStart } from './first-start.ts';
import { reportLines } from './report-lines.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    store: { type: 'string', default: 'both' },
    seed: { type: 'string' },
    firsts: { type: 'string' },
  },
});
const seed = values.seed ?? String(Date.now() % 1_000_000);
const stores = values.store === 'both' ? ['embedded', 'postgres'] : [values.store];
console.log(`Seed ${seed}: the same seed makes the same files, choices and times of the kill.`);

// A run that is ended takes the product's process with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const say = (line: string): void => console.log(line);
let faults = 0;
for (const store of stores) {
  const rounds = Number(values.rounds ?? (store === 'postgres' ? 50 : 200));
  const began = performance.now();
  const report = await onStore(store, (databaseUrl) => runCrashes({ rounds, seed, databaseUrl, say }));
  for (let first = 1; first <= Number(values.firsts ?? Math.ceil(rounds / 50)); first += 1) {
    const found = await onStore(store, (databaseUrl) =>
      runFirstStart({ seed: `${seed} ${first}`, kills: 4, databaseUrl, say }),
    );
    report.faults.push(...found.map((fault) => `first start ${first}: ${fault}`));
  }
  say(reportLines(store, report, (performance.now() - began) / 1000).join('\n'));
  faults += report.faults.length;
}
process.exitCode = faults === 0 ? 0 : 1;

async function onStore<Found>(
  store: string,
  run: (databaseUrl: string | null) => Promise<Found>,
): Promise<Found> {
  if (store === 'embedded') return run(null);
  const database = await createTestDatabase();
  try {
    return await run(database.url);
  } finally {
    await database.drop();
  }
}
