import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository, root } from './repository.mjs';
import { PlainFault, secondsSince } from './say.mjs';

const builds = [
  { config: 'tabs/vite.config.ts', output: '.build/tabs' },
  { config: 'tabs/local-desk/vite.config.ts', output: '.build/local-desk' },
];
const stamp = '.build/tabs.stamp';
const sources = ['tabs', 'shared/contracts', 'shared/domain', 'shared/wording', 'package-lock.json'];

/** Builds the tabs unless what was built last came from the very same sources. */
export function buildTabs(node) {
  const now = hashOf(sources);
  if (builds.every(({ output }) => existsSync(inRepository(output))) && readStamp() === now) return;
  const from = performance.now();
  console.log('Building the tabs …');
  rmSync(inRepository(stamp), { force: true });
  for (const { config, output } of builds) build(node, config, output);
  mkdirSync(inRepository('.build'), { recursive: true });
  writeFileSync(inRepository(stamp), now);
  console.log(`Tabs built in ${secondsSince(from)}.`);
}

function build(node, config, output) {
  const vite = inRepository('node_modules/vite/bin/vite.js');
  const result = spawnSync(node, [vite, 'build', '--config', inRepository(config), '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status === 0 && existsSync(inRepository(output))) return;
  throw new PlainFault(
    `${result.stdout ?? ''}${result.stderr ?? ''}\nThe tabs could not be built; see above.`,
  );
}

function readStamp() {
  return existsSync(inRepository(stamp)) ? readFileSync(inRepository(stamp), 'utf8') : null;
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.flatMap(filesUnder)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRepository(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(file) {
  const where = inRepository(file);
  if (!existsSync(where)) return [];
  if (statSync(where).isFile()) return [file];
  const names = readdirSync(where).sort();
  return names.flatMap((name) => filesUnder(path.posix.join(file, name)));
}
