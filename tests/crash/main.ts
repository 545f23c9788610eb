/** `npm run crash-test -- --rounds 200 --store embedded --seed mine`: see docs/operations.md. */
import { parseArgs } from 'node:util';
import { runCrashes } from './crash-run.ts';
import { reportLines } from './report-lines.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    store: { type: 'string', default: 'both' },
    seed: { type: 'string' },
  },
});
const seed = values.seed ?? String(Date.now() % 1_000_000);
const stores = values.store === 'both' ? ['embedded', 'postgres'] : [values.store];
console.log(`Seed ${seed}: the same seed makes the same files, choices and times of the kill.`);

let faults = 0;
for (const store of stores) {
  const databaseUrl = store === 'postgres' ? (process.env.TEST_DATABASE_URL ?? '') : null;
  if (databaseUrl === '') throw new Error('Postgres is asked for, and TEST_DATABASE_URL names none');
  const rounds = Number(values.rounds ?? (store === 'postgres' ? 50 : 200));
  const began = performance.now();
  const report = await runCrashes({ rounds, seed, databaseUrl, say: (line) => console.log(line) });
  console.log(reportLines(store, report, (performance.now() - began) / 1000).join('\n'));
  faults += report.faults.length;
}
process.exitCode = faults === 0 ? 0 : 1;
