/**
 * What the product costs, each figure beside a yardstick in the same run: a ratio says more than a time on a machine
 * nobody else has. `npm run bench` prints a table, then the same as one line of JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { readConfig } from '../bot/config.ts';
import { importFile, theDropFolder } from '../bot/operations/import-file.ts';
import { trustDaily } from '../bot/operations/trust-daily.ts';
import { start } from '../bot/wiring.ts';
import { generateTrust } from './generated-trust.ts';
import { dailyFromRows, keepRowPerMark } from './row-per-mark.ts';

const SCHOOLS = 26;
const PUPILS_EACH = 546;
const WEEKS = 2;

interface Row {
  what: string;
  ours: string;
  yardstick: string;
  ratio: number;
}

const folder = mkdtempSync(join(tmpdir(), 'attendance-first-bench-'));
const { csv, marks, lastDay } = generateTrust(SCHOOLS, PUPILS_EACH, WEEKS);
const running = await start(
  readConfig({
    PORT: '0',
    DATA_DIR: folder,
    DEMO: 'off',
    LOG_LEVEL: 'silent',
    LOCAL_NOW: `${lastDay}T15:00`,
  }),
);
const { context } = running;
const db = context.store.db as unknown as Kysely<never>;
const rows: Row[] = [];
try {
  for (const kind of ['schools', 'terms', 'pupils'] as const)
    await importFile(context, theDropFolder, kind, bytes(csv[kind]));
  const loading = await seconds(() => importFile(context, theDropFolder, 'marks', bytes(csv.marks)));
  const keeping = await seconds(() => keepRowPerMark(db, marks));
  rows.push(
    compare(`bring in ${marks.length} marks (row per mark, inserted with its index)`, loading, keeping),
  );

  const daily = await median(() => trustDaily(context, theDropFolder, { date: lastDay, years: '7-10' }));
  const fromRows = await median(() => dailyFromRows(db, lastDay));
  rows.push(compare('trust daily figures (row per mark, covering index)', daily, fromRows));

  const token = await signIn();
  const asked = await median(() => get('/api/trust/daily?years=7-10', token));
  const bare = await median(() => get('/health', token));
  rows.push(compare('trust daily over HTTP (a bare answer of the same server)', asked, bare));
} finally {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.table(rows);
console.log(
  JSON.stringify({ trust: { schools: SCHOOLS, pupils: SCHOOLS * PUPILS_EACH, marks: marks.length }, rows }),
);

function compare(what: string, ours: number, yardstick: number): Row {
  const inMs = (time: number): string => `${(time * 1000).toFixed(1)} ms`;
  return { what, ours: inMs(ours), yardstick: inMs(yardstick), ratio: Number((ours / yardstick).toFixed(2)) };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function median(work: () => Promise<unknown>, times = 15): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let time = 0; time < times; time++) taken.push(await seconds(work));
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${running.address}/api/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@local' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function get(path: string, token: string): Promise<string> {
  const answer = await fetch(`${running.address}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return answer.text();
}
