import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { inRepository, root } from '../repository.mjs';
import { PlainFault, secondsSince } from '../say.mjs';

/**
 * Installs what package-lock.json names, unless node_modules holds exactly that already.
 * npm notes what it has installed in node_modules/.package-lock.json, as the last thing it does.
 */
export function installPackages() {
  const wanted = readLock('package-lock.json');
  if (wanted === null) throw new PlainFault('package-lock.json is missing: fetch the repository again.');
  if (holdsAll(readLock('node_modules/.package-lock.json'), wanted)) return;
  if (isLink('node_modules')) {
    throw new PlainFault(
      'node_modules is a link to another folder, and that folder does not hold what package-lock.json names.\n' +
        'Run `npm ci` there, or remove the link and start again.',
    );
  }
  const from = performance.now();
  console.log('Installing packages (npm ci) …');
  const npm = npmCommand();
  const result = spawnSync(npm.file, [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: npm.shell,
  });
  if (result.status !== 0) {
    const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim();
    throw new PlainFault(
      `${output}\n\nThe packages could not be installed. What npm said stands above.\n` +
        'It needs the network (or a proxy: npm config set proxy …). To try by hand: npm ci',
    );
  }
  console.log(`Packages installed in ${secondsSince(from)}.`);
}

/** True when every package the lock names is installed in its version; optional ones fit one platform each. */
function holdsAll(installed, wanted) {
  if (installed === null) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(inRepository(file), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function isLink(path) {
  return lstatSync(inRepository(path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** How npm is called here: as the npm that runs this script, where it says so. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return { file: process.execPath, args: [script], shell: false };
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}
