import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runScript } from './child-processes.mjs';
import { inRepository } from './repository.mjs';

/**
 * Runs jest and counts what it found. A file that cannot be run counts as a failure, and so, when everything is
 * asked for, does a skipped test: nothing here is passed over in silence.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runJest({ node, args, env, everything }) {
  const results = inRepository('.build/jest-results.json');
  mkdirSync(inRepository('.build'), { recursive: true });
  rmSync(results, { force: true });
  const { ok } = await runScript({
    node,
    script: 'node_modules/jest/bin/jest.js',
    args: ['--json', `--outputFile=${results}`, ...args],
    env: { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    show: true,
  });
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const found = JSON.parse(readFileSync(results, 'utf8'));
  const skipped = everything ? found.numPendingTests + found.numTodoTests : 0;
  if (skipped > 0) console.log(`${skipped} tests were skipped: a skipped test counts as failed.`);
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites + skipped;
  return { passed: found.numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
}
