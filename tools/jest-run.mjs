import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runScript } from './child-processes.mjs';
import { inRepository, root } from './repository.mjs';

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
    env,
    show: true,
  });
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const found = JSON.parse(readFileSync(results, 'utf8'));
  const skipped = everything ? found.numPendingTests + found.numTodoTests : 0;
  if (skipped > 0) console.log(`${skipped} tests were skipped: a skipped test counts as failed.`);
  if (everything) console.log(longestFiles(found.testResults));
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites + skipped;
  return { passed: found.numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
}

/** Where the time of a run went, so that a file that grows is seen while it grows. */
function longestFiles(files) {
  const longest = files
    .map(({ name, startTime, endTime }) => ({
      file: path.relative(root, name),
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10);
  return `longest: ${longest.map(({ file, seconds }) => `${file} ${seconds.toFixed(0)} s`).join(', ')}`;
}
