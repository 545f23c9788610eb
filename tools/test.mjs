// `npm test` runs every check but those that need PgBouncer, which `npm run test:pgbouncer` runs;
// `npm test -- tests/store` runs the tests named and nothing else; `npm run check` runs format, lint, types and knip.
// The last line always reads `N passed, N failed`.
import { runScript, stopScripts } from './child-processes.mjs';
import { findChromium } from './programs/chromium.mjs';
import { installPackages } from './packages/installed-packages.mjs';
import { runJest } from './jest-run.mjs';
import { findNode24 } from './programs/node-24.mjs';
import { findPgbouncer } from './programs/pgbouncer.mjs';
import { findPostgres } from './programs/postgres-server.mjs';
import { PlainFault, secondsSince } from './say.mjs';
import { buildTabs } from './tab-build.mjs';
import { startPostgres } from './programs/test-postgres.mjs';

const prettier = 'node_modules/prettier/bin/prettier.cjs';
const prettierCache = ['--cache', '--cache-strategy', 'content', '--cache-location', '.build/prettier'];
const checks = [
  { name: 'format', script: prettier, args: ['--check', ...prettierCache, '--log-level', 'warn', '.'] },
  { name: 'types and lint', script: 'node_modules/oxlint/bin/oxlint', args: ['--deny-warnings', '.'] },
  {
    name: 'nothing unused',
    script: 'node_modules/knip/bin/knip.js',
    args: ['--treat-config-hints-as-errors'],
  },
];
const args = process.argv.slice(2);
const onlyChecks = args[0] === '--checks';
const throughPgbouncer = args[0] === '--pgbouncer';
const everything = args.length === 0;
const total = { passed: 0, failed: 0 };
let postgres;
let ending = false;

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
for (const [signal, code] of Object.entries(signals)) process.once(signal, () => void end(code));

const node = await stage('packages', () => {
  installPackages();
  return findNode24();
});
if (node !== undefined) {
  const tests = onlyChecks ? undefined : runTests();
  const reports = onlyChecks || everything ? await runChecks() : [];
  await tests;
  reports.forEach(report);
  if (everything) console.log('not run: the tests that need PgBouncer (npm run test:pgbouncer)');
}
await end();

/** Runs one step; when it fails, says so and lets the rest go on. Gives undefined then. */
async function stage(name, work) {
  const from = performance.now();
  try {
    const result = await work();
    report({ name, ok: true, time: secondsSince(from) });
    return result;
  } catch (error) {
    const output = error instanceof PlainFault ? error.message : (error.stack ?? String(error));
    report({ name, ok: false, time: secondsSince(from), output });
    return undefined;
  }
}

function report({ name, ok, time, output = '' }) {
  total[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? 'passed' : 'FAILED'}  ${name}  ${time}`);
  if (!ok && output.trim() !== '') console.log(`\n${output.trim()}\n`);
}

async function runTests() {
  const tools = throughPgbouncer
    ? { TEST_PGBOUNCER: await stage('PgBouncer', findPgbouncer), TEST_BROWSER: '' }
    : { TEST_PGBOUNCER: '', TEST_BROWSER: await findBrowser() };
  postgres = await stage('PostgreSQL', async () => startPostgres(await findPostgres()));
  if (throughPgbouncer && tools.TEST_PGBOUNCER === undefined) return;
  const from = performance.now();
  const chosen = throughPgbouncer ? ['tests/two-nodes'] : args;
  const env = { ...tools, TEST_DATABASE_URL: postgres?.url ?? '', TZ: 'UTC' };
  const { passed, failed } = await runJest({ node, args: chosen, env, everything });
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? 'passed' : 'FAILED'}  tests  ${secondsSince(from)}`);
}

async function findBrowser() {
  await stage('tabs', () => buildTabs(node));
  return (await stage('Chromium', findChromium)) ?? '';
}

/** One after the other, beside the tests: two cores have little more to give. */
async function runChecks() {
  const reports = [];
  for (const { name, ...check } of checks) {
    const from = performance.now();
    const result = await runScript({ node, ...check });
    reports.push({ name, time: secondsSince(from), ...result });
  }
  return reports;
}

async function end(code = total.failed === 0 ? 0 : 1) {
  if (ending) return;
  ending = true;
  stopScripts();
  await postgres?.stop();
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(code);
}
