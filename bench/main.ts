/**
 * What the product costs, each figure beside a yardstick in the same run. `npm run bench` prints a table, then the same
 * as one line of JSON; `npm run bench -- --small` takes a month instead of a year, to see that it runs.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { botRows } from './bot.ts';
import { duckDb, embedded, postgres, type Engine } from './engines.ts';
import { ONE_TRUST, hasPremium, marksOf, schoolDays, smallFiles, writeYear } from './generated-trust.ts';
import { earlyChangeRows } from './early-change.ts';
import { openPageRows } from './open-pages.ts';
import { Child, Product } from './product.ts';
import { proposalRows } from './proposals.ts';
import { hundredfold } from './hundredfold.ts';
import { smallNumberRows } from './small-numbers.ts';
import { requestsPerSecond } from './load.ts';
import { compareRates, compareTimes, measured, median, middle, seconds, time, type Row } from './measure.ts';
import { askEngine, askProduct, pageRows } from './page-questions.ts';
import * as sql from './row-per-mark.ts';

const { BENCH_YARDSTICKS = '', BENCH_DATABASE_URL = '' } = process.env;
const small = process.argv.includes('--small');
const size = small ? { ...ONE_TRUST, schoolDays: 20 } : ONE_TRUST;
const marks = marksOf(size);
const today = schoolDays(size).at(-1) ?? '';
const files = smallFiles(size);
const folder = mkdtempSync(join(tmpdir(), 'attendance-first-bench-'));
chmodSync(folder, 0o755); // the Postgres server reads the year from here
const yearFile = join(folder, 'year.csv');
const pupilFile = join(folder, 'pupils.csv');
const rows: Row[] = [];

const AIM_FIGURES = '≤ 0.1';
const AIM_LOADING = '≤ 2 (half of COPY)';
const questions = [
  { what: 'trust daily figures', path: '/api/trust/daily?years=7-10', sql: sql.daily(today) },
  { what: 'year to date, PA, bands', path: '/api/trust/bands', sql: sql.yearToDate },
  {
    what: 'a tutor group',
    path: '/api/schools/S03/tutor-groups/7A',
    sql: sql.tutorGroup('S03', '7A', today),
  },
];

try {
  console.log(`Writing ${marks.toLocaleString('en-GB')} marks of ${size.schools} schools …`);
  await writeYear(size, yearFile);
  writePupils();

  const duck = await duckDb(BENCH_YARDSTICKS, join(folder, 'duck.db'));
  const duckLoading = await keepRows(duck);
  const duckTimes = await ask(duck);
  const duckPages = await askEngine(duck, schoolDays(size));
  await duck.close();

  for (const kind of ['embedded', 'Postgres'] as const) {
    console.log(`${kind} …`);
    const store: Record<string, string> =
      kind === 'embedded' ? {} : { DATABASE_URL: await newDatabase('bench_product') };
    const engine =
      kind === 'embedded'
        ? await embedded(join(folder, 'rows'))
        : await postgres(await newDatabase('bench_rows'));
    const copying = await keepRows(engine);
    await engine.run(sql.coveringIndex);
    await engine.run('analyze');
    const rowTimes = await ask(engine);
    const rowPages = await askEngine(engine, schoolDays(size));
    await engine.close();

    const product = await Product.start({
      ...store,
      DATA_DIR: join(folder, `product-${kind}`),
      LOCAL_NOW: `${today}T15:00`,
    });
    try {
      for (const file of ['schools', 'terms', 'pupils'] as const) await product.bringIn(file, files[file]);
      await loading(kind, product, { engine: engine.name, copying, duckLoading });
      await figures(kind, product, engine.name, rowTimes, duckTimes);
      const pages = await askProduct((path) => product.get(path), schoolDays(size));
      keep(
        ...pageRows(kind, pages, [
          ['DuckDB', duckPages],
          [`row per mark, ${engine.name}`, rowPages],
        ]),
      );
      await http(kind, product);
      keep(...(await botRows(kind, product)));
      keep(...(await openPageRows(kind, product, size, today)));
    } finally {
      await product.child.stop();
    }
    if (kind === 'Postgres' && !small) {
      console.log('a hundred times the pupils …');
      keep(...(await hundredfold(store, folder, schoolDays(size), yearFile, BENCH_YARDSTICKS)));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log('proposals …');
keep(...(await proposalRows(BENCH_YARDSTICKS, small)));
console.log('early change …');
keep(...earlyChangeRows(small));
console.log('small numbers …');
keep(...smallNumberRows(small));
console.table(rows);
console.log(JSON.stringify({ trust: { ...size, marks }, rows }));

/** Shown as soon as measured: whoever ends a long run early keeps what there is. */
function keep(...measuredNow: Row[]): void {
  rows.push(...measuredNow);
  console.table(measuredNow);
}

/** The year over HTTP beside COPY of the same rows; meanwhile somebody keeps asking, and memory is watched. */
async function loading(
  kind: string,
  product: Product,
  yardstick: { engine: string; copying: number; duckLoading: number },
): Promise<void> {
  const idle = product.child.memory();
  let most = idle;
  const waits: number[] = [];
  let loaded = false;
  const asking = (async () => {
    while (!loaded) {
      waits.push(await seconds(() => product.get('/api/schools/S03/tutor-groups/7A')));
      most = Math.max(most, product.child.memory());
      await setTimeout(50);
    }
  })();
  const took = await seconds(() => product.bringIn('marks', { file: yearFile }));
  loaded = true;
  await asking;
  const bringIn = `${kind}: bring in the year`;
  keep(
    compareTimes(bringIn, took, [`COPY, ${yardstick.engine}, with its key`, yardstick.copying], AIM_LOADING),
    compareTimes(bringIn, took, ['COPY, DuckDB, with its key', yardstick.duckLoading], ''),
    measured(`${kind}: marks brought in, a second`, Math.round(marks / took).toLocaleString('en-GB'), ''),
    measured(
      `${kind}: longest wait of a tutor meanwhile (middle of ${waits.length})`,
      `${time(Math.max(...waits))} (${time(middle(waits))})`,
      '',
    ),
    measured(
      `${kind}: memory at most (idle before)`,
      `${Math.round(most)} MB (${Math.round(idle)} MB)`,
      'idle + 300 MB',
    ),
  );
}

/** The server's own time for each question: after a change in every school, and asked again. */
async function figures(
  kind: string,
  product: Product,
  engineName: string,
  rowTimes: readonly number[],
  duckTimes: readonly number[],
): Promise<void> {
  for (const [index, { what, path }] of questions.entries()) {
    const first: number[] = [];
    for (const code of ['I', '/', 'I', '/', 'I']) {
      await product.bringIn('marks', changeEverySchool(code));
      first.push((await product.get(path)).serverTime);
    }
    const again: number[] = [];
    for (let time = 0; time < 15; time++) again.push((await product.get(path)).serverTime);
    const [rowTime = NaN, duckTime = NaN] = [rowTimes[index], duckTimes[index]];
    keep(
      compareTimes(`${kind}: ${what}, asked again`, middle(again), ['DuckDB', duckTime], AIM_FIGURES),
      compareTimes(
        `${kind}: ${what}, first after changes everywhere`,
        middle(first),
        ['DuckDB', duckTime],
        '',
      ),
      compareTimes(
        `${kind}: ${what}, first after changes everywhere`,
        middle(first),
        [`row per mark, ${engineName}`, rowTime],
        '',
      ),
    );
  }
}

/** A file that changes one mark in every school. */
function changeEverySchool(code: string): string {
  const lines = Array.from({ length: size.schools }, (_, school) => {
    const id = `S${String(school).padStart(2, '0')}`;
    return `${id},U${school * size.pupilsEach + 1},${today},AM,${code}\n`;
  });
  return `school,upn,date,session,code\n${lines.join('')}`;
}

async function http(kind: string, product: Product): Promise<void> {
  const paths = {
    daily: '/api/trust/daily?years=7-10',
    group: '/api/schools/S03/tutor-groups/7A',
    me: '/api/me',
  };
  const answers = join(folder, 'answers.json');
  const texts: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(paths)) texts[name] = JSON.parse((await product.get(path)).text);
  writeFileSync(answers, JSON.stringify(texts));
  const bare = await Child.start('bare-restify.ts', { ANSWERS: answers });
  try {
    for (const [name, path] of Object.entries(paths)) {
      const ours = await requestsPerSecond(product.child.address, { path, headers: product.headers });
      const yardstick = await requestsPerSecond(bare.address, { path: `/answer/${name}` });
      keep(compareRates(`${kind}: HTTP ${path}`, ours, ['bare restify, same answer', yardstick], '≥ 0.5'));
    }
  } finally {
    await bare.stop();
  }
}

/** Loads the year into a row-per-mark table with its key; answers with the seconds COPY took. */
async function keepRows(engine: Engine): Promise<number> {
  for (const table of sql.tables) await engine.run(table);
  await engine.copy('pupil', pupilFile);
  return seconds(() => engine.copy('mark', yearFile));
}

async function ask(engine: Engine): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) times.push(await median(() => engine.run(question.sql), 5));
  return times;
}

function writePupils(): void {
  const lines = files.pupils.trim().split('\n').slice(1);
  const cells = lines.map((line, number) => {
    const [school, upn, , , year, group] = line.split(',');
    return `${school},${upn},${year},${group},${hasPremium(number % size.pupilsEach)}`;
  });
  writeFileSync(pupilFile, `school,upn,year_group,tutor_group,pp\n${cells.join('\n')}\n`);
}

async function newDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: BENCH_DATABASE_URL });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(BENCH_DATABASE_URL);
  url.pathname = `/${name}`;
  return url.href;
}
