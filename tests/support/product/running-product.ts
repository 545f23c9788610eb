import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../../bot/operations/context.ts';
import { readConfig } from '../../../bot/config.ts';
import { start } from '../../../bot/start.ts';
import type { Running } from '../../../bot/wiring/shared.ts';
import { putFilledStoreInto, putStoreInto } from '../stores/prepared-store.ts';

export interface RunningProduct {
  address: string;
  running: Running;
  /** The token of a person by e-mail address; the local administrator's when none is named. */
  tokenOf(email?: string): Promise<string>;
  request(
    path: string,
    options?: { as?: string; method?: string; json?: unknown; csv?: string },
  ): Promise<{ status: number; body: never }>;
  importCsv(kind: string, csv: string, as?: string): Promise<{ rejectedCount: number; changed: number }>;
  stop(): Promise<void>;
}

/** Starts the whole product on a free port with a data folder of its own; `settings` as in the environment. */
export async function startProduct(
  settings: Record<string, string> = {},
  log?: Log,
): Promise<RunningProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-'));
  if (!settings.DATABASE_URL) {
    const dataFolder = settings.DATA_DIR ?? folder;
    if (settings.DEMO === 'on' && !settings.LOCAL_NOW) await putFilledStoreInto(dataFolder, fill);
    else putStoreInto(dataFolder);
  }
  const running = await startWith({ DATA_DIR: folder, ...settings }, log);
  const tokens = new Map<string, string>();
  const tokenOf = async (email = 'admin@local'): Promise<string> => {
    const cached = tokens.get(email);
    if (cached) return cached;
    const answer = await fetch(`${running.address}/api/local/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    const { token } = (await answer.json()) as { token: string };
    tokens.set(email, token);
    return token;
  };
  const request: RunningProduct['request'] = async (path, { as, method, json, csv } = {}) => {
    const body = csv ?? (json === undefined ? undefined : JSON.stringify(json));
    const answer = await fetch(`${running.address}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${await tokenOf(as)}`,
        ...(body !== undefined && { 'content-type': csv === undefined ? 'application/json' : 'text/csv' }),
      },
      ...(body !== undefined && { body }),
    });
    return { status: answer.status, body: (await answer.json()) as never };
  };
  return {
    address: running.address,
    running,
    tokenOf,
    request,
    importCsv: async (kind, csv, as) =>
      (await request(`/api/imports/${kind}`, { csv, ...(as && { as }) })).body,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const startWith = (settings: Record<string, string>, log?: Log): Promise<Running> =>
  start(readConfig({ PORT: '0', LOG_LEVEL: 'error', DEMO: 'off', ...settings }), log);

/** A first start as anybody's, until the work that follows from it is done too. */
async function fill(dataFolder: string): Promise<void> {
  const running = await startWith({ DATA_DIR: dataFolder, DEMO: 'on' });
  const nothingWaits = async () => (await running.ports.work.list()).length === 0;
  await eventually('the first work of the invented trust', nothingWaits, 90);
  await running.stop();
}

/** Asks again and again until an answer is there; fails with what was asked for when it does not come. */
export async function eventually<Found>(
  what: string,
  ask: () => Promise<Found | null | undefined | false>,
  withinSeconds = 15,
): Promise<Found> {
  const until = Date.now() + withinSeconds * 1000;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > until) throw new Error(`Waited in vain for ${what}`);
    // Asked without a pause, it would take the processor from what it waits for.
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
