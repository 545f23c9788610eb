/**
 * What the policy of escalation costs a trust: proposals of a morning in which every school's registers came in, and a
 * policy tried on a whole year, beside the same questions asked of DuckDB. Part of `npm run bench`; alone:
 * `node bench/proposals.ts`, where BENCH_YARDSTICKS names the folder that `npm run bench` has installed DuckDB in.
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { simulatePolicy } from '#shared/domain/escalation/simulate-policy.ts';
import { guidePolicy } from '#shared/domain/people/escalation-policy.ts';
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import { cachedDaysAway } from '#shared/store/actions/cached-days-away.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import { reviseProposals } from '../bot/operations/escalation/revise-proposals.ts';
import { beginContext, beginJob, type Ports } from '../bot/operations/context.ts';
import { importFile } from '../bot/operations/imports/import-file.ts';
import { ensureLocalAdministrator, LOCAL_ADMINISTRATOR } from '../bot/operations/people/list-people.ts';
import { readCsvFile } from '../bot/sources/csv/read-file.ts';
import { duckDb } from './engines.ts';
import { ONE_TRUST, schoolDays, smallFiles, writeYear } from './generated-trust.ts';
import { compareTimes, measured, median, middle, seconds, time, type Row } from './measure.ts';
import * as sql from './row-per-mark.ts';

/** Mornings are measured in the autumn, when pupils reach stages daily. */
const AUTUMN_DAYS = 60;
const MORNINGS = 5;

export async function proposalRows(yardsticks: string, small = false): Promise<Row[]> {
  const size = small ? { ...ONE_TRUST, schools: 4, schoolDays: AUTUMN_DAYS + 2 * MORNINGS } : ONE_TRUST;
  const days = schoolDays(size);
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-bench-'));
  const store = await openStore({ folder: join(folder, 'store') });
  try {
    const bench = await Bench.on(store, days[0] ?? '');
    const { schools, pupils } = smallFiles(size);
    await bench.bringIn('schools', schools);
    await bench.bringIn('terms', termsFile(days));
    await bench.bringIn('pupils', pupils);
    const file = (name: string) => join(folder, `${name}.csv`);
    const write = async (name: string, some: readonly string[]): Promise<void> =>
      void (await writeYear(size, file(name), [...some]));
    await write('autumn', days.slice(0, AUTUMN_DAYS));
    await bench.bringInFile('marks', file('autumn'));
    bench.setDay(days[AUTUMN_DAYS - 1] ?? '');
    await bench.revise();

    const duck = await duckDb(yardsticks, join(folder, 'duck.db'));
    for (const table of sql.tables) await duck.run(table);
    await duck.copy('mark', file('autumn'));
    const mornings: Morning[] = [];
    for (const day of days.slice(AUTUMN_DAYS, AUTUMN_DAYS + MORNINGS)) {
      bench.setDay(day);
      await write(day, [day]);
      await bench.bringInFile('marks', file(day));
      await duck.copy('mark', file(day));
      mornings.push(await bench.revise());
    }
    const last = days[AUTUMN_DAYS + MORNINGS - 1] ?? '';
    const duckMorning = await median(() => duck.run(sql.stagesReached(last, AUTUMN)), 5);

    await write('rest', days.slice(AUTUMN_DAYS + MORNINGS));
    await bench.bringInFile('marks', file('rest'));
    await duck.copy('mark', file('rest'));
    bench.setDay(days.at(-1) ?? '');
    const simulated = await bench.simulateYear(days);
    const duckYear = await median(() => duck.run(sql.stagesOfYear(TERM_STARTS)), 5);
    await duck.close();

    const total = middle(mornings.map(({ counting, revising }) => counting + revising));
    const pupilsOfTrust = (size.schools * size.pupilsEach).toLocaleString('en-GB');
    const asked = `${size.schools} schools, ${pupilsOfTrust} pupils`;
    return [
      compareTimes(`proposals of a trust’s morning (${asked})`, total, ['DuckDB', duckMorning], '≤ 200 ms'),
      measured(
        'proposals of a trust’s morning: of it counting days away; changed a morning',
        `${time(middle(mornings.map(({ counting }) => counting)))}; ${middle(mornings.map(({ changed }) => changed))}`,
        '',
      ),
      compareTimes(`a year’s simulation of a policy (${asked})`, simulated, ['DuckDB', duckYear], '≤ 1 s'),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Morning {
  counting: number;
  revising: number;
  changed: number;
}

const AUTUMN = 1;
const TERM_STARTS = { 2: '2026-01-01', 3: '2026-04-01' } as const;

/** Three policy terms, each ending where the next begins. */
const termsFile = (days: readonly string[]): string =>
  `school,name,kind,starts,ends,policyTerm\n,Autumn,term,${days[0]},2025-12-31,1\n` +
  `,Spring,term,${TERM_STARTS[2]},2026-03-31,2\n,Summer,term,${TERM_STARTS[3]},2026-08-31,3\n`;

/** The product's own operations on a store of its own, without its doors. */
class Bench {
  readonly #ports: Ports;
  #now: Date;

  private constructor(store: Store, day: string) {
    this.#now = afterNine(day);
    this.#ports = {
      local: true,
      store,
      clock: { now: () => this.#now },
      log: quiet,
      readFile: readCsvFile,
      enqueue: async () => undefined,
      figuresChanged: async () => undefined,
      dayChanged: async () => undefined,
      actionTicked: async () => undefined,
      cards: { postCard: async () => '', updateCard: async () => true, tell: async () => undefined },
      work: { list: async () => [], takeUpAgain: async () => undefined },
      dropFolder: () => null,
      planner: null,
      linkTo: () => '',
    };
  }

  static async on(store: Store, day: string): Promise<Bench> {
    const bench = new Bench(store, day);
    await ensureLocalAdministrator(beginJob(bench.#ports, 'bench'));
    return bench;
  }

  setDay(day: string): void {
    this.#now = afterNine(day);
  }

  bringIn(kind: ImportKind, text: string): Promise<void> {
    return this.#import(kind, piecesOf(text));
  }

  bringInFile(kind: ImportKind, path: string): Promise<void> {
    return this.#import(kind, createReadStream(path, { highWaterMark: 1 << 18 }));
  }

  async #import(kind: ImportKind, source: AsyncIterable<Uint8Array>): Promise<void> {
    const { today } = beginJob(this.#ports, 'bench').moment;
    const person = await findStaff(this.#ports.store.db, { email: LOCAL_ADMINISTRATOR }, today);
    if (!person) throw new Error('There is no administrator');
    const { rejectedCount } = await importFile(beginContext(this.#ports, person), { kind, source });
    if (rejectedCount > 0) throw new Error(`${rejectedCount} rows of ${kind} are refused`);
  }

  /** As after every import: days away are counted once, and each school's proposals follow. */
  async revise(): Promise<Morning> {
    const schools = await allSchools(this.#ports.store.db);
    const ctx = beginJob(this.#ports, 'bench');
    const counting = await seconds(async () => cachedDaysAway(await ctx.reading(), schools, ctx.moment));
    let changed = 0;
    const revising = await seconds(async () => {
      for (const school of schools) changed += await reviseProposals(beginJob(this.#ports, 'bench'), school);
    });
    return { counting, revising, changed };
  }

  /** Registers in memory, as a second look at another policy finds them. */
  async simulateYear(days: readonly string[]): Promise<number> {
    const ctx = beginJob(this.#ports, 'bench');
    const schools = (await allSchools(this.#ports.store.db)).map(({ id }) => id);
    const query = { from: days[0] ?? '', to: days.at(-1) ?? '', moment: ctx.moment };
    return median(async () => {
      const registers = await registersOf(await ctx.reading(), schools, query.from, query.to);
      for (const ofSchool of registers.values()) simulatePolicy(ofSchool, query, guidePolicy);
    }, 5);
  }
}

const afterNine = (day: string): Date => new Date(`${day}T15:30:00Z`);

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const nothing = (): void => undefined;
const quiet: Ports['log'] = { info: nothing, warn: nothing, error: nothing };

if (import.meta.main) {
  const { BENCH_YARDSTICKS = '.build/yardsticks' } = process.env;
  console.table(await proposalRows(resolve(BENCH_YARDSTICKS), process.argv.includes('--small')));
}
