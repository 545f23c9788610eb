import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PlainFault, secondsSince } from '../say.mjs';

/**
 * Gives what `find` finds. If that is nothing, installs Debian's packages where we may and looks again; if there is
 * still nothing, gives what `otherwise` finds or installs. Fails with the command to run when nothing helps.
 * @param {string} what in a person's words, for the message
 * @param {object} ways
 * @param {string[]} ways.debian names of packages
 * @param {() => string | null} ways.find
 * @param {() => string | null | Promise<string | null>} [ways.otherwise]
 * @returns {Promise<string>}
 */
export async function findOrInstall(what, { debian, find, otherwise = () => null }) {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${debian.join(' ')}`;
  const weMay = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  const found = find();
  if (found !== null) return found;
  const aptOutput = weMay ? runApt(what, command) : '';
  const now = find() ?? (await otherwise());
  if (now !== null) return now;
  const advice = weMay
    ? `${aptOutput}\n${what} could not be installed by: ${command}`
    : `${what} is not on this machine. On Debian or Ubuntu: sudo sh -c '${command}'`;
  throw new PlainFault(advice);
}

function runApt(what, command) {
  const from = performance.now();
  console.log(`Installing ${what} …`);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) console.log(`${what} installed in ${secondsSince(from)}.`);
  return `${stdout}${stderr}`;
}

/** The first of these programs on PATH, or null. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return firstOf(names.flatMap((name) => folders.map((folder) => path.join(folder, name))));
}

/** The first of these files that is there, or null. */
export function firstOf(files) {
  return files.find((file) => existsSync(file)) ?? null;
}
