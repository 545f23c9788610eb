import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PlainFault, secondsSince } from './say.mjs';

/**
 * Gives what `find` finds; if that is nothing, installs Debian's packages where we may, and looks again.
 * @param {string} what in a person's words, for the message
 */
export function findOrInstall(what, packages, find) {
  const found = find();
  if (found !== null) return found;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const weMay = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!weMay)
    throw new PlainFault(`${what} is not on this machine. On Debian or Ubuntu: sudo sh -c '${command}'`);
  const from = performance.now();
  console.log(`Installing ${what} …`);
  const result = spawnSync('sh', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const now = find();
  if (now === null) {
    throw new PlainFault(`${result.stdout}${result.stderr}\n${what} could not be installed by: ${command}`);
  }
  console.log(`${what} installed in ${secondsSince(from)}.`);
  return now;
}

/** The first of these programs on PATH, or null. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}
