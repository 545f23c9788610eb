// `npm run crash-test [-- --rounds 200 --store embedded|postgres|both --seed 7]`: installs what is missing, then kills
// the product again and again under our Node, on a Postgres of our own where one is asked for.
import { spawnSync } from 'node:child_process';
import { installPackages } from './packages/installed-packages.mjs';
import { findNode24 } from './programs/node-24.mjs';
import { findPostgres } from './programs/postgres-server.mjs';
import { inRepository, root } from './repository.mjs';
import { PlainFault } from './say.mjs';
import { startPostgres } from './programs/test-postgres.mjs';

const args = process.argv.slice(2);
let postgres;
try {
  installPackages();
  if (!args.includes('embedded')) postgres = await startPostgres(await findPostgres());
  const { status } = spawnSync(findNode24(), [inRepository('tests/crash/main.ts'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'UTC', TEST_DATABASE_URL: postgres?.url ?? '' },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  if (!(error instanceof PlainFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await postgres?.stop();
}
