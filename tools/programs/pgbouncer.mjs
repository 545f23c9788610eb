import { findOrInstall, firstOf, onPath } from './system-packages.mjs';

/** The pooler that the tests of two nodes put between them and Postgres. */
export function findPgbouncer() {
  return findOrInstall('PgBouncer', {
    debian: ['pgbouncer'],
    find: () => firstOf(['/usr/sbin/pgbouncer']) ?? onPath('pgbouncer'),
  });
}
