import { existsSync } from 'node:fs';
import { findOrInstall, onPath } from './system-packages.mjs';

const debianPlace = '/usr/sbin/pgbouncer';

/** The pooler that the tests of two nodes put between them and Postgres. */
export function findPgbouncer() {
  return findOrInstall('PgBouncer', ['pgbouncer'], () =>
    existsSync(debianPlace) ? debianPlace : onPath('pgbouncer'),
  );
}
