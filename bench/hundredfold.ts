/** What a hundred times the pupils cost: the same database with each school a hundred times, on Postgres. */
import { join } from 'node:path';
import pg from 'pg';
import { duckDb, type Engine } from './engines.ts';
import { askProduct, askEngine, pageQuestions } from './page-questions.ts';
import { Product } from './product.ts';
import { compareTimes, measured, middle, time, type Row } from './measure.ts';

const TIMES = 100;
/** Enough to hold a year of 1.4 million pupils. */
const FIGURES_MEMORY_MB = '4096';

/** Figures are counted from school_week and the roll alone, so that only those are made a hundred times. */
const multiplied = [
  ['school', 'school_id, name, phase, trust, cluster, register_closes_am, register_closes_pm'],
  [
    'pupil',
    'school_id, pupil_id, upn, surname, forename, eal, looked_after, social_worker, youth_offending_worker, young_carer, medical_need',
  ],
  [
    'pupil_membership',
    'school_id, pupil_id, starts, ends, year_group, tutor_group, house, pupil_premium, sen',
  ],
  ['school_week', 'school_id, week, registers'],
] as const;

export async function hundredfold(
  store: Record<string, string>,
  folder: string,
  schoolDays: readonly string[],
  yearFile: string,
  yardsticks: string,
): Promise<Row[]> {
  const once = await costs(store, folder, schoolDays);
  const client = new pg.Client({ connectionString: store.DATABASE_URL });
  await client.connect();
  for (const [table, columns] of multiplied) {
    const copied = columns.replace('school_id', `school_id || '-' || turn`);
    await client.query(
      `insert into ${table} (${columns}) select ${copied} from ${table}, generate_series(2, ${TIMES}) turn`,
    );
  }
  await client.query('analyze');
  await client.end();
  const many = await costs(store, folder, schoolDays);
  const duck = await duckTimes(folder, schoolDays, yearFile, yardsticks);
  return [
    compareTimes(
      'Postgres: first question of 1.4 M pupils, nothing in memory',
      many.cold,
      ['14,196 pupils', once.cold],
      '≤ 110',
    ),
    measured('Postgres: memory with a year of 1.4 M pupils in it', `${Math.round(many.memory)} MB`, ''),
    ...pageQuestions.flatMap(({ what }, index) => {
      const ours = many.times[index] ?? NaN;
      const rows = [
        compareTimes(
          `Postgres: ${what}, 1.4 M pupils`,
          ours,
          ['14,196 pupils', once.times[index] ?? NaN],
          '≤ 110',
        ),
      ];
      const yardstick = duck[index];
      if (yardstick !== undefined)
        rows.push(
          compareTimes(`Postgres: ${what}, 1.4 M pupils`, ours, ['DuckDB, 540 M rows', yardstick], '≤ 1'),
        );
      return rows;
    }),
  ];
}

async function costs(
  store: Record<string, string>,
  folder: string,
  schoolDays: readonly string[],
): Promise<{ cold: number; times: number[]; memory: number }> {
  const product = await Product.start({
    ...store,
    FIGURES_MEMORY_MB,
    DATA_DIR: join(folder, 'hundredfold'),
    LOCAL_NOW: `${schoolDays.at(-1)}T15:00`,
  });
  try {
    const [first, last] = [schoolDays[0], schoolDays.at(-1)];
    const { serverTime } = await product.get(`/api/trust/gaps?from=${first}&to=${last}`);
    const again: number[] = [];
    for (let turn = 0; turn < 3; turn++) again.push((await product.get('/api/trust/gaps')).serverTime);
    console.log(`  first ${time(serverTime)}, this week's gaps again ${time(middle(again))}`);
    const times = await askProduct((path) => product.get(path), schoolDays);
    return { cold: serverTime, times, memory: product.child.memory() };
  } finally {
    await product.child.stop();
  }
}

/** A row a mark, a hundred times; without its key, which would not fit into memory. Too large a disk ends it. */
async function duckTimes(
  folder: string,
  schoolDays: readonly string[],
  yearFile: string,
  yardsticks: string,
): Promise<number[]> {
  let duck: Engine | null = null;
  try {
    duck = await duckDb(yardsticks, join(folder, 'hundredfold.db'));
    await duck.run(`set memory_limit = '12GB'`);
    await duck.run('create table year (school text, upn text, date date, session text, code text)');
    await duck.copy('year', yearFile);
    await duck.run(`create table mark as select school || '-' || turn as school, upn, date, session, code
      from range(1, ${TIMES + 1}) t(turn), year order by turn`);
    await duck.run(`create table pupil as select distinct school, upn, 7 + (substr(upn, 2)::int - 1) % 546 % 5 as year_group,
      '7A' as tutor_group, (substr(upn, 2)::int - 1) % 546 % 3 = 0 as pp from mark`);
    return await askEngine(duck, schoolDays, 1);
  } catch (error) {
    console.log(`  DuckDB could not hold 540 million rows here: ${String(error).slice(0, 200)}`);
    return [];
  } finally {
    await duck?.close();
  }
}
