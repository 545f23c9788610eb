// `node tools/packages/complete-lock.mjs`, after adding packages: names in package-lock.json the builds for other platforms
// that npm left out because its registry did not offer them, so that `npm ci` accepts the file everywhere.
// Their version is the one the parent pins, their platform what their name says; they carry no check sum.
import { readFileSync, writeFileSync } from 'node:fs';
import { lockGaps } from './lock-gaps.mjs';
import { inRepository } from '../repository.mjs';

const file = inRepository('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const gaps = lockGaps(lock.packages);
for (const { name, version, parent } of gaps) {
  const { cpu, libc, os } = platformOf(name);
  const { dev } = lock.packages[parent];
  lock.packages[`node_modules/${name}`] = {
    version,
    cpu,
    ...(dev && { dev }),
    ...(libc && { libc }),
    optional: true,
    os,
  };
}
const [root, ...others] = Object.entries(lock.packages);
others.sort(([one], [other]) => one.localeCompare(other, 'en'));
lock.packages = Object.fromEntries([root, ...others]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${gaps.length} packages named in package-lock.json that were missing.`);

/** Native builds end in system, processor and C library: …-linux-arm64-gnu, …-darwin-x64, …-win32-x64-msvc. */
function platformOf(name) {
  const match = /-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name);
  if (match === null) throw new Error(`${name}: its name does not say for which platform it is`);
  const [, os, cpu, library = ''] = match;
  const libc = /^gnu/.test(library) ? ['glibc'] : /^musl/.test(library) ? ['musl'] : null;
  return { cpu: [cpu], libc: os === 'linux' ? libc : null, os: [os] };
}
