// Keeps one PostgreSQL server for a test run: `node throwaway-postgres.mjs <folder with initdb>`.
// Prints its address, then lives until its standard input closes, which happens however the test run ends,
// a kill -9 included. Then it stops the server and removes its files.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const binaries = process.argv[2];
const asRoot = process.getuid?.() === 0;
const account = asRoot ? unprivilegedAccount() : {};
const folder = mkdtempSync(path.join(asRoot ? '/tmp' : os.tmpdir(), 'attendance-first-postgres-'));
const data = path.join(folder, 'data');
const environment = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
let server;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.stdin.resume().on('end', stop).on('error', stop);

try {
  if (asRoot) chownSync(folder, account.uid, account.gid);
  initialise();
  const port = await freePort();
  await start(port);
  console.log(`postgres://postgres@127.0.0.1:${port}/postgres`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
  stop();
}

/** PostgreSQL refuses to run as root; Debian's own account for it is best, nobody is always there. */
function unprivilegedAccount() {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to run it as.',
  );
}

function initialise() {
  const options = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  const result = spawnSync(path.join(binaries, 'initdb'), ['-D', data, ...options], {
    ...account,
    cwd: folder,
    encoding: 'utf8',
    env: environment,
  });
  if (result.status !== 0) throw new Error(`initdb: ${result.error?.message ?? result.stderr}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function start(port) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  server = spawn(path.join(binaries, 'postgres'), ['-D', data, ...options], {
    ...account,
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      if (output.length < 10_000) output += text;
      if (output.includes('ready to accept connections')) resolve();
    });
    server.on('error', reject).on('exit', () => reject(new Error(`postgres stopped:\n${output}`)));
  });
}

function stop() {
  const leave = () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit();
  };
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) leave();
  server.on('exit', leave);
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), 5_000);
}
