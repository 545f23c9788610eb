import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { countWorkers, doWaitingWork, lookAtTimetable, passTime } from './still-machine.ts';

export interface Answer {
  status: number;
  type: string;
  bytes: Buffer;
}

export interface Product {
  address: string;
  /** as: an e-mail address; left out: nobody is signed in. */
  ask: (
    method: string,
    path: string,
    options?: { as?: string; json?: unknown; csv?: string },
  ) => Promise<Answer>;
  /** Asks for JSON that has to be there. */
  read: <Body>(path: string, as?: string) => Promise<Body>;
  /** Until no work is left. */
  settle: () => Promise<void>;
  /** Moves the clock on, and does what is due then. */
  pass: (minutes: number) => Promise<void>;
}

/** Starts the product on the invented trust in a folder of its own, once the machine stands still. */
export async function startProduct(): Promise<Product> {
  const { readConfig } = await import('../../bot/config.ts');
  const { start } = await import('../../bot/start.ts');
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-recording-'));
  const settings = { MODE: 'local', DEMO: 'on', PORT: '0', LOG_LEVEL: 'error', DATA_DIR: folder };
  const { address, ports } = await start(readConfig(settings));
  const workers = await countWorkers(async () => {
    const atWork = sql`select 1 from pgboss.job where state = 'active'`;
    return (await atWork.execute(ports.store.db)).rows.length > 0;
  });
  const settle = () => doWaitingWork(workers, async () => (await ports.work.list()).length > 0);

  const tokens = new Map<string, string>();
  const tokenOf = async (email: string): Promise<string> => {
    const cached = tokens.get(email);
    if (cached) return cached;
    const { bytes } = await ask('POST', '/api/local/sign-in', { json: { email } });
    const { token } = JSON.parse(bytes.toString()) as { token: string };
    tokens.set(email, token);
    return token;
  };
  const ask: Product['ask'] = async (method, path, { as, json, csv } = {}) => {
    const body = csv ?? (json === undefined ? undefined : JSON.stringify(json));
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(as !== undefined && { authorization: `Bearer ${await tokenOf(as)}` }),
        ...(body !== undefined && { 'content-type': csv === undefined ? 'application/json' : 'text/csv' }),
      },
      ...(body !== undefined && { body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', bytes };
  };
  return {
    address,
    ask,
    read: async <Body>(path: string, as = 'admin@local') => {
      const { status, bytes } = await ask('GET', path, { as });
      if (status !== 200) throw new Error(`${path} answered ${status}: ${bytes.toString().slice(0, 300)}`);
      return JSON.parse(bytes.toString()) as Body;
    },
    settle,
    pass: async (minutes) => {
      passTime(minutes * 60_000);
      await lookAtTimetable();
      await settle();
    },
  };
}
