import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PlainFault } from '../say.mjs';

const keeper = fileURLToPath(new URL('throwaway-postgres.mjs', import.meta.url));

/**
 * Starts a PostgreSQL server of our own on an empty folder; it ends with this process if `stop` is never called.
 * @param {string} binaries the folder with initdb
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export function startPostgres(binaries) {
  const child = spawn(process.execPath, [keeper, binaries], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return new Promise((resolve, reject) => {
    let faults = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (faults += text));
    child.stdout.setEncoding('utf8').once('data', (url) => resolve({ url: url.trim(), stop }));
    child.on('error', reject);
    void ended.then(() => reject(new PlainFault(`PostgreSQL could not be started.\n${faults}`)));
  });
}
