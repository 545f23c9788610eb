import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findOrInstall, onPath } from './system-packages.mjs';

const debianPlace = '/usr/lib/postgresql';

/** The folder with initdb and postgres, of the newest version there is. */
export function findPostgres() {
  return findOrInstall('PostgreSQL', ['postgresql'], () => debianServer() ?? serverOnPath());
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
