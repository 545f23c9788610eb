// `npm run bench`: installs what is missing, the yardsticks in a folder of their own, then measures under our Node.
import { spawnSync } from 'node:child_process';
import { installExtraPackages } from './packages/extra-packages.mjs';
import { installPackages } from './packages/installed-packages.mjs';
import { findNode24 } from './programs/node-24.mjs';
import { findPostgres } from './programs/postgres-server.mjs';
import { inRepository, root } from './repository.mjs';
import { PlainFault } from './say.mjs';
import { startPostgres } from './programs/test-postgres.mjs';

/** Nobody who only runs the product needs these. */
const yardsticks = { '@duckdb/node-api': '1.5.6-r.1' };
const folder = '.build/yardsticks';

let postgres;
try {
  installPackages();
  installExtraPackages(folder, yardsticks);
  postgres = await startPostgres(await findPostgres());
  const env = { ...process.env, BENCH_YARDSTICKS: inRepository(folder), BENCH_DATABASE_URL: postgres.url };
  const args = [inRepository('bench/main.ts'), ...process.argv.slice(2)];
  process.exitCode = spawnSync(findNode24(), args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
} catch (error) {
  if (!(error instanceof PlainFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await postgres?.stop();
}
