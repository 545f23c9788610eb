import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Pooler {
  /** The same database, through the pooler. */
  url: string;
  stop: () => Promise<void>;
}

const NOBODY = 65_534;

/** PgBouncer in transaction mode before a database: each transaction may meet another session of the server. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const binary = process.env.TEST_PGBOUNCER;
  if (!binary) throw new Error('This test needs PgBouncer, which npm finds for it: npm run test:pgbouncer');
  const server = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-pgbouncer-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const file = (name: string, lines: string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  const users = file('users.txt', [`"${server.username}" ""`]);
  const settings = file('pgbouncer.ini', [
    '[databases]',
    `* = host=${server.hostname} port=${server.port}`,
    '[pgbouncer]',
    `listen_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =`,
    `auth_type = trust\nauth_file = ${users}`,
    'pool_mode = transaction\ndefault_pool_size = 12\nmax_client_conn = 200',
  ]);
  const asRoot = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(binary, [settings], { ...asRoot, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const atOnce = () => void child.kill('SIGKILL');
  process.once('exit', atOnce);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('process up')) resolve();
    });
    child.once('error', reject);
    void gone.then(() => reject(new Error(`PgBouncer stopped:\n${said}`)));
  });
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
      process.off('exit', atOnce);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
