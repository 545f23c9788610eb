import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { cardsSentAgain } from '#shared/store/messages/posted-cards.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { seededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { putStoreInto } from '../support/stores/prepared-store.ts';
import { cardsMissing, checkStore, doubledCards, plannerFaults, tasksTwice } from './checks.ts';
import { signIn, type Client } from './client.ts';
import { awayFile, crashSchools, crashTrust, FIRST_DAY, nextDay, officerOf } from './crash-school.ts';
import { KnownDesk } from './known-desk.ts';
import { KnownMarks } from './known-marks.ts';
import { startMicrosoftsSide } from './microsofts-side.ts';
import { beginMorning, type Acknowledged } from './morning.ts';
import { startProcess } from './product-process.ts';

export interface CrashOptions {
  rounds: number;
  seed: string;
  /** A Postgres of its own, empty; none: the embedded store. */
  databaseUrl: string | null;
  /** After this many rounds the product may finish its work in peace, and both sides must agree. */
  settleEvery?: number;
  say?: (line: string) => void;
}

export interface CrashReport {
  rounds: number;
  /** How often each activity was in hand when the product was killed. */
  killedDuring: Record<string, number>;
  checked: {
    marks: number;
    outcomes: number;
    notices: number;
    codes: number;
    signings: number;
    shared: number;
    alertSteps: number;
    meetings: number;
    channels: number;
    plannerTasks: number;
    cards: number;
  };
  /** Files cut off by a kill: those that had gone in, whole, and those that had not. */
  cutOff: { wentIn: number; leftOut: number };
  /** Cards that stand twice, marked and listed; and listed ones that in truth stand once. */
  doubled: number;
  listed: number;
  faults: string[];
}

const SETTLED_WITHIN_MS = 60_000;
/** Long enough for some work to be acknowledged, short enough to fall into all of it. */
const [SHORTEST_ROUND_MS, LONGEST_ROUND_MS] = [60, 2500];

/** Kills the product again and again in the midst of a school's morning, and compares what it kept with what it said. */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const { rounds, seed, databaseUrl, settleEvery = 10, say = () => undefined } = options;
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-crash-'));
  const outside = await startMicrosoftsSide(seededRandom(`${seed} outside`));
  const acknowledged: Acknowledged = {
    marks: new Map(crashSchools.map((school) => [school, new KnownMarks()])),
    outcomes: new Map(),
    notices: new Map(),
    desk: new KnownDesk(),
    channels: new Set(),
  };
  const report: CrashReport = {
    rounds: 0,
    killedDuring: {},
    checked: {
      marks: 0,
      outcomes: 0,
      notices: 0,
      codes: 0,
      signings: 0,
      shared: 0,
      alertSteps: 0,
      meetings: 0,
      channels: 0,
      plannerTasks: 0,
      cards: 0,
    },
    cutOff: { wentIn: 0, leftOut: 0 },
    doubled: 0,
    listed: 0,
    faults: [],
  };
  const marksAcknowledged = (): number =>
    [...acknowledged.marks.values()].reduce((sum, known) => sum + known.acknowledged, 0);
  const hasSome = (): boolean =>
    marksAcknowledged() > 0 && Object.values(acknowledged.desk.counts()).every((count) => count > 0);
  const kills: number[] = [];
  let day = FIRST_DAY;
  let everPromised = 0;

  const start = () =>
    startProcess({
      DATA_DIR: folder,
      DEMO: 'off',
      GRAPH_BASE_URL: outside.graphUrl,
      LOCAL_NOW: `${day}T09:50`,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    });
  const withStore = async <Found>(look: (store: Store) => Promise<Found>): Promise<Found> => {
    const store = await openStore(databaseUrl ? { databaseUrl } : { folder });
    try {
      return await look(store);
    } finally {
      await store.close();
    }
  };
  const fault = (round: number | string, found: readonly string[]): void => {
    for (const one of found) {
      report.faults.push(`round ${round}: ${one}`);
      say(`FAULT in round ${round}: ${one}`);
    }
  };
  const lookIntoStore = async (round: number | string): Promise<void> => {
    const { faults, wentIn, cutOff } = await withStore((store) => checkStore(store, acknowledged));
    report.cutOff.wentIn += wentIn;
    report.cutOff.leftOut += cutOff - wentIn;
    fault(round, faults);
  };

  /** Work that is due is finished; then each side has what the other says. Answers the time of the kill after it. */
  const settle = async (round: number | string): Promise<void> => {
    const product = await start();
    const client = await signIn(product.address);
    const stillWrong = async (): Promise<string[]> => {
      const tasks = await outside.plannerTasks();
      const calls = (await Promise.all(crashSchools.map((school) => client.openCalls(school)))).flat();
      return [
        ...plannerFaults(calls, tasks, day),
        ...cardsMissing(outside, acknowledged.channels, day),
        ...tasksTwice(tasks),
      ];
    };
    const until = performance.now() + SETTLED_WITHIN_MS;
    let wrong = await stillWrong();
    while (wrong.length > 0 && performance.now() < until) {
      await pause(200);
      wrong = await stillWrong();
    }
    fault(`${round}, work done`, wrong.slice(0, 10));
    if (wrong.length > 0) say(product.said());
    report.checked.plannerTasks += (await outside.plannerTasks()).length;
    await stopPosting(client, round);
    const code = await product.end();
    if (code !== 0) fault(round, [`the product ended with ${code}:\n${product.said()}`]);
    await lookIntoStore(`${round}, work done`);
    if (wrong.length > 0) say(await withStore(jobsAndTasks));
  };

  const stopPosting = async (client: Client, round: number | string): Promise<void> => {
    everPromised += acknowledged.channels.size;
    for (const channel of acknowledged.channels) {
      const school = crashSchools.find((one) => channel.startsWith(`19:${one.toLowerCase()}-`)) ?? 'CRA';
      await client.say(officerOf(school), channel, 'stop posting', outside.serviceUrl);
      const told = outside.answersIn(channel).at(-1) ?? '';
      if (!told.includes('No more cards')) fault(round, [`${channel}: stop posting was answered "${told}"`]);
    }
    acknowledged.channels.clear();
  };

  try {
    outside.setDay(day);
    // The making of a store has a test of its own, of the first start.
    if (!databaseUrl) putStoreInto(folder);
    const first = await start();
    const client = await signIn(first.address);
    for (const kind of ['schools', 'terms', 'staff', 'pupils'] as const) {
      const { rejectedCount } = await client.importCsv(kind, crashTrust[kind]);
      if (rejectedCount > 0) throw new Error(`The ${kind} file of the crash test is refused`);
    }
    for (const [school, known] of acknowledged.marks) {
      const file = awayFile(school);
      known.sending(file);
      fault('first', known.received(file, await client.importCsv('marks', file.text)));
    }

    for (let round = 1; round <= rounds; round += 1) {
      const product = round === 1 ? first : await start();
      const morning = beginMorning({
        client: await signIn(product.address),
        signIn: (email) => signIn(product.address, email),
        random,
        day,
        round,
        acknowledged,
        outside,
      });
      await pause(random.between(SHORTEST_ROUND_MS, LONGEST_ROUND_MS));
      // A slow machine may have come to nothing in any round: then the last kill waits for some of each.
      while (round === rounds && !hasSome() && morning.faults.length === 0) await pause(50);
      const during = [
        ...morning.run,
        ...(outside.run().connector > 0 ? ['sending to Teams'] : []),
        ...(outside.run().graph > 0 ? ['writing to Planner'] : []),
      ];
      morning.lull();
      kills.push(performance.now());
      await product.kill();
      kills.push(performance.now());
      await morning.over;
      for (const one of during) report.killedDuring[one] = (report.killedDuring[one] ?? 0) + 1;
      report.rounds += 1;
      fault(round, morning.faults);
      fault(round, tasksTwice(await outside.plannerTasks()));
      if (random.chance(0.5)) await lookIntoStore(round);
      say(`round ${round} of ${rounds}: killed during ${during.join(', ') || 'nothing'}`);
      if (round % settleEvery === 0 || round === rounds) {
        await settle(round);
        day = nextDay(day);
        outside.setDay(day);
      }
    }
    const listed = await withStore((store) => cardsSentAgain(store.db));
    const { faults, doubled } = doubledCards(
      outside,
      kills,
      listed.map(({ channel, date }) => ({ channel, day: date })),
    );
    fault('all', faults);
    Object.assign(report, { doubled, listed: listed.length });
    report.checked.outcomes = acknowledged.outcomes.size;
    report.checked.notices = acknowledged.notices.size;
    Object.assign(report.checked, acknowledged.desk.counts());
    report.checked.channels = everPromised;
    report.checked.cards = outside.cards.length;
    report.checked.marks = marksAcknowledged();
    return report;
  } finally {
    await outside.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What still waits and what Planner's rows say, for whoever looks into a fault. */
async function jobsAndTasks(store: Store): Promise<string> {
  const jobs = await sql<object>`select name, state, singleton_key, retry_count, start_after, output
    from pgboss.job where state <> 'completed'`.execute(store.db);
  const tasks = await store.db.selectFrom('planner_task').selectAll().execute();
  return [...jobs.rows, ...tasks].map((row) => JSON.stringify(row)).join('\n');
}
