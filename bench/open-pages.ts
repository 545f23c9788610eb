/**
 * A trust's 2,600 open pages, each asking every four seconds whether anything has changed, and what a person's open
 * actions cost. Part of `npm run bench`; alone, `node bench/open-pages.ts` measures it on the embedded store, and on
 * BENCH_DATABASE_URL where that names an empty database.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ONE_TRUST, schoolDays, smallFiles, type TrustSize } from './generated-trust.ts';
import { requestsPerSecond } from './load.ts';
import { compareRates, compareTimes, measured, middle, time, type Row } from './measure.ts';
import { Child, Product } from './product.ts';

const PAGES = 2600;
const EVERY_MS = 4000;
const FOR_MS = 16_000;
/** Staff who sign in, at each school; ten pages are open for each. */
const STAFF = 10;
const AWAY = 40;
const LIST = '/api/actions?status=open&limit=200';

export async function openPageRows(
  kind: string,
  product: Product,
  size: TrustSize,
  today: string,
): Promise<Row[]> {
  const schools = Array.from({ length: size.schools }, (_, n) => `S${String(n).padStart(2, '0')}`);
  await product.bringIn('staff', staffFile(schools));
  await product.bringIn('marks', awayFile(schools, size, today));
  const tokens: string[] = [];
  for (const school of schools)
    for (let n = 0; n < STAFF; n++) tokens.push(await product.tokenOf(`staff${n}.${school}@bench.example`));
  const officer = { authorization: `Bearer ${tokens[0] ?? ''}` };
  return [
    await listRow(kind, product, officer, today),
    await capacityRow(kind, product, officer),
    ...(await pageRows(kind, product, tokens, (n) => oneMark(schools, size, today, n))),
  ];
}

/** The officer's list asked again, beside the same actions read from the tables. */
async function listRow(
  kind: string,
  product: Product,
  officer: Record<string, string>,
  today: string,
): Promise<Row> {
  const serverTimes = async (path: string): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < 30; n++) times.push((await product.get(path, officer)).serverTime);
    return middle(times);
  };
  const again = await serverTimes(LIST);
  const fromTables = await serverTimes(`/api/actions?date=${today}&limit=200`);
  return compareTimes(
    `${kind}: a person’s open actions, asked again`,
    again,
    ['the same, read from the tables', fromTables],
    '≤ 0.2; < 1 ms',
  );
}

/** How many polls a second there is room for. */
async function capacityRow(kind: string, product: Product, headers: Record<string, string>): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-answers-'));
  const answers = join(folder, 'answers.json');
  const { text } = await product.get('/api/changes', headers);
  writeFileSync(answers, JSON.stringify({ changes: JSON.parse(text) as unknown }));
  const bare = await Child.start('bare-restify.ts', { ANSWERS: answers });
  try {
    const ours = await requestsPerSecond(product.child.address, { path: '/api/changes', headers });
    const yardstick = await requestsPerSecond(bare.address, { path: '/answer/changes' });
    return compareRates(
      `${kind}: HTTP /api/changes`,
      ours,
      ['bare restify, same answer', yardstick],
      '≥ 0.5',
    );
  } finally {
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All pages at once, spread over the four seconds; every second a mark of one school changes, and its pages ask again. */
async function pageRows(
  kind: string,
  product: Product,
  tokens: readonly string[],
  change: (number: number) => string,
): Promise<Row[]> {
  const polls: number[] = [];
  const lists: number[] = [];
  let unanswered = 0;
  const until = performance.now() + FOR_MS;
  const page = async (number: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { authorization: `Bearer ${tokens[number % tokens.length] ?? ''}` };
    let seen: string | null = null;
    await setTimeout((number * EVERY_MS) / PAGES);
    while (performance.now() < until) {
      const began = performance.now();
      const text = await ask(product.child.address, '/api/changes', agent, headers);
      if (text === null) unanswered += 1;
      else {
        polls.push(performance.now() - began);
        if (seen !== null && seen !== text) {
          const listBegan = performance.now();
          if ((await ask(product.child.address, LIST, agent, headers)) === null) unanswered += 1;
          else lists.push(performance.now() - listBegan);
        }
        seen = text;
      }
      await setTimeout(Math.max(0, EVERY_MS - (performance.now() - began)));
    }
    agent.destroy();
  };
  const changing = async (): Promise<void> => {
    for (let n = 0; performance.now() < until - 1000; n++) {
      await product.bringIn('marks', change(n));
      await setTimeout(1000);
    }
  };
  const before = product.child.processorSeconds();
  await Promise.all([...Array.from({ length: PAGES }, (_, number) => page(number)), changing()]);
  const share = (product.child.processorSeconds() - before) / (FOR_MS / 1000);
  const ofAll = (times: readonly number[], part: number): string =>
    time(([...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? NaN) / 1000);
  return [
    measured(
      `${kind}: ${PAGES.toLocaleString('en-GB')} open pages ask every 4 s: middle wait (99 of 100 within)`,
      `${ofAll(polls, 0.5)} (${ofAll(polls, 0.99)})`,
      '',
    ),
    measured(
      `${kind}: … of ${polls.length.toLocaleString('en-GB')} polls and ${lists.length} lists, not answered`,
      String(unanswered),
      '0',
    ),
    measured(
      `${kind}: … a list asked again after a change`,
      `${ofAll(lists, 0.5)} (${ofAll(lists, 0.99)})`,
      '',
    ),
    measured(`${kind}: … share of one processor`, `${Math.round(share * 100)} %`, '≤ 50 %'),
  ];
}

function ask(
  address: string,
  path: string,
  agent: Agent,
  headers: Record<string, string>,
): Promise<string | null> {
  return new Promise((resolve) => {
    const outgoing = request(new URL(path, address), { agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve((answer.statusCode ?? 500) < 300 ? text : null));
    });
    // A connection that the server has let go meanwhile: browsers ask again on a new one, too.
    outgoing.on('error', () => resolve(outgoing.reusedSocket ? ask(address, path, agent, headers) : null));
    outgoing.end();
  });
}

function staffFile(schools: readonly string[]): string {
  const roles = ['attendance-officer', 'tutor', 'year-leader', 'senior-leader'];
  const lines = schools.flatMap((school) =>
    Array.from({ length: STAFF }, (_, n) => {
      const role = roles[n % roles.length] ?? '';
      const groups = role === 'tutor' ? `7${'ABCDEF'[n % 6]}` : '';
      return `${school},staff${n}.${school}@bench.example,Staff ${n} ${school},${role},${groups},${role === 'year-leader' ? 7 : ''}`;
    }),
  );
  return `school,email,name,roles,tutorGroups,yearGroups\n${lines.join('\n')}\n`;
}

/** Enough of each school without a reason this morning for a list of calls. */
function awayFile(schools: readonly string[], size: TrustSize, today: string): string {
  const lines = schools.flatMap((school, index) =>
    Array.from({ length: AWAY }, (_, n) => `${school},U${index * size.pupilsEach + n + 1},${today},AM,N`),
  );
  return `school,upn,date,session,code\n${lines.join('\n')}\n`;
}

/** One school after the other, a pupil is explained, and is not any more. */
function oneMark(schools: readonly string[], size: TrustSize, today: string, number: number): string {
  const index = number % schools.length;
  return `school,upn,date,session,code\n${schools[index]},U${index * size.pupilsEach + 1},${today},AM,${Math.floor(number / schools.length) % 2 ? 'N' : 'I'}\n`;
}

async function alone(): Promise<void> {
  const size = { ...ONE_TRUST, schoolDays: 10 };
  const today = schoolDays(size).at(-1) ?? '';
  const files = smallFiles(size);
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-pages-'));
  const { BENCH_DATABASE_URL } = process.env;
  const stores = {
    embedded: {},
    ...(BENCH_DATABASE_URL && { Postgres: { DATABASE_URL: BENCH_DATABASE_URL } }),
  };
  try {
    for (const [kind, store] of Object.entries(stores)) {
      const product = await Product.start({
        ...store,
        DATA_DIR: join(folder, kind),
        LOCAL_NOW: `${today}T15:00`,
      });
      try {
        for (const file of ['schools', 'terms', 'pupils'] as const) await product.bringIn(file, files[file]);
        console.table(await openPageRows(kind, product, size, today));
      } finally {
        await product.child.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await alone();
