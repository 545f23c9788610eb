import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import type { ProposalList, ProposalView } from '#shared/contracts/escalation/proposals.ts';
import type { SchoolCallers } from '#shared/contracts/actions/share-out.ts';
import { callKinds } from '#shared/domain/actions/action-kinds.ts';
import { migrate, steps } from '#shared/store/engine/migrate.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { seededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { cardsMissing, checkStore, plannerFaults, tasksTwice } from '../crash/checks.ts';
import { signIn, tokenAt, type Client } from '../crash/client.ts';
import {
  awayFile,
  crashTrust,
  deputyOf,
  FIRST_DAY,
  leadOf,
  marksFile,
  officerOf,
} from '../crash/crash-school.ts';
import { KnownDesk } from '../crash/known-desk.ts';
import { whatWasAgreed } from '../crash/known-meetings.ts';
import { KnownMarks } from '../crash/known-marks.ts';
import type { Acknowledged } from '../crash/morning.ts';
import { startMicrosoftsSide, type MicrosoftsSide } from '../crash/microsofts-side.ts';
import { NotStarted, startProcess, type ProductProcess } from '../crash/product-process.ts';
import { startPooler, type Pooler } from '../support/stores/pgbouncer.ts';
import { createTestDatabase } from '../support/stores/postgres.ts';
import { eventually } from '../support/product/running-product.ts';

/** `npm run test:pgbouncer` says where the pooler is; `npm test` does without. */
const pooled = Boolean(process.env.TEST_PGBOUNCER);
const way = pooled ? 'through PgBouncer in transaction mode' : 'straight to Postgres';

describe(`two nodes, ${way}`, () => {
  const random = seededRandom(way);
  const marks = new Map([
    ['CRA', new KnownMarks()],
    ['CRB', new KnownMarks()],
  ]);
  const desk = new KnownDesk();
  const acknowledged: Acknowledged = {
    marks,
    desk,
    outcomes: new Map(),
    notices: new Map(),
    channels: new Set(),
  };
  let startsAt = '09:50';
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let pooler: Pooler | null = null;
  let outside: MicrosoftsSide;
  let store: Store;
  let one: ProductProcess;
  let other: ProductProcess;

  const startNode = (): Promise<ProductProcess> =>
    startProcess({
      DATABASE_URL: pooler?.url ?? database.url,
      DEMO: 'off',
      GRAPH_BASE_URL: outside.graphUrl,
      LOCAL_NOW: `${FIRST_DAY}T${startsAt}`,
    });
  const bringIn = async (client: Client, school: string): Promise<void> => {
    const file = marksFile(random, school, FIRST_DAY);
    const known = marks.get(school);
    known?.sending(file);
    expect(known?.received(file, await client.importCsv('marks', file.text))).toEqual([]);
  };
  const bind = async (client: Client, school: string, name: string): Promise<void> => {
    const channel = `19:${school.toLowerCase()}-${name}@thread.tacv2`;
    await client.say(officerOf(school), channel, `post here ${school}`, outside.serviceUrl);
    acknowledged.channels.add(channel);
  };
  /** Until both sides agree: every channel has its card, every call stands in Planner, nothing twice. */
  const allDone = async (client: Client): Promise<void> => {
    await eventually(
      'all due work',
      async () => {
        const calls = [...(await client.openCalls('CRA')), ...(await client.openCalls('CRB'))];
        const tasks = await outside.plannerTasks();
        return (
          calls.length > 0 &&
          cardsMissing(outside, acknowledged.channels, FIRST_DAY).length === 0 &&
          plannerFaults(calls, tasks, FIRST_DAY).length === 0
        );
      },
      60,
    );
    expect(tasksTwice(await outside.plannerTasks())).toEqual([]);
  };
  const absenceCalls = async (client: Client, school: string) =>
    (await client.openCalls(school)).filter(({ kind }) => kind === 'absence-call').map(({ id }) => id);
  /** By what a parent said of the school's first absence call. */
  const raiseAlert = async (client: Client, school: string): Promise<string> => {
    const [call = ''] = await absenceCalls(client, school);
    const outcome = { result: 'spoke-to', parentBelievedInSchool: true };
    const { answer } = await client.ask('POST', `/api/actions/${call}/outcome`, outcome);
    acknowledged.outcomes.set(call, 'spoke-to');
    const { raised } = answer as { raised: { id: string; kind: string }[] };
    const id = raised.find(({ kind }) => kind === 'safeguarding-alert')?.id ?? '';
    desk.alerts.set(id, { school, done: [], asked: [] });
    return id;
  };
  const linesTo = (chat: string): string[] =>
    outside.answersIn(chat).filter((text) => /A safeguarding alert .*CRB Academy/.test(text));
  const cardsIn = (channel: string): number =>
    outside.cards.filter((card) => card.channel === channel).length;

  beforeAll(async () => {
    database = await createTestDatabase();
    if (pooled) pooler = await startPooler(database.url);
    outside = await startMicrosoftsSide(seededRandom(`${way} outside`));
    outside.setDay(FIRST_DAY);
    [one, other] = await Promise.all([startNode(), startNode()]);
    store = await openStore({ databaseUrl: pooler?.url ?? database.url });
    const client = await signIn(one.address);
    for (const kind of ['schools', 'terms', 'staff', 'pupils'] as const)
      await client.importCsv(kind, crashTrust[kind]);
  });

  afterAll(async () => {
    await one?.kill();
    await other?.kill();
    await store?.close();
    await outside?.close();
    await pooler?.stop();
    await database?.drop();
  });

  it('took an empty database at the same moment; either answers, and a sign-in at one holds at the other', async () => {
    const token = await tokenAt(one.address);
    for (const { address } of [one, other]) {
      const me = await fetch(`${address}/api/me`, { headers: { authorization: `Bearer ${token}` } });
      expect(me.status).toBe(200);
    }
  });

  it('post each card once and make each Planner task once, whichever of them is asked', async () => {
    const clients = await Promise.all([signIn(one.address), signIn(other.address)]);
    const [first, second] = clients;
    await Promise.all([bind(first, 'CRA', 'first'), bind(second, 'CRB', 'first')]);
    await Promise.all([
      bringIn(first, 'CRA').then(() => bringIn(second, 'CRA')),
      bringIn(second, 'CRB').then(() => bringIn(first, 'CRB')),
      ...clients.flatMap((client) => [client.postCardNow('CRA'), client.postCardNow('CRB')]),
    ]);
    await allDone(first);
    for (const channel of acknowledged.channels) expect([channel, cardsIn(channel)]).toEqual([channel, 1]);
  });

  it('tell each other’s pages of a change: what was settled at one is off the other’s list', async () => {
    const [here, there] = await Promise.all([signIn(one.address), signIn(other.address)]);
    const call = (await there.openCalls('CRA')).find(({ kind }) => kind === 'absence-call');
    const before = await there.changes();
    expect(await here.recordOutcome(call?.id ?? '', { result: 'spoke-to', reason: 'illness' })).toBe(200);
    acknowledged.outcomes.set(call?.id ?? '', 'spoke-to');
    const within = Date.now() + 5_000;
    await eventually('the change at the other node', async () => (await there.changes()) !== before);
    expect(Date.now()).toBeLessThan(within);
    expect((await there.openCalls('CRA')).map(({ id }) => id)).not.toContain(call?.id);
  });

  it('keep word of one absence that comes at both at once but once, and have the family rung back once', async () => {
    const [here, there] = await Promise.all([signIn(one.address), signIn(other.address)]);
    const call = (await here.openCalls('CRB')).find(({ kind }) => kind === 'absence-call');
    const pupil = call?.pupil?.id ?? '';
    for (const id of await Promise.all(
      [here, there].map((client) => client.giveNotice('CRB', pupil, FIRST_DAY)),
    ))
      acknowledged.notices.set(id, 'in force');
    expect(acknowledged.notices.size).toBe(1);
    for (const client of [here, there]) {
      const about = (await client.openCalls('CRB')).filter((action) => action.pupil?.id === pupil);
      expect(about.map(({ kind }) => kind).filter((kind) => callKinds.includes(kind))).toEqual(['call-back']);
    }
  });

  it('let one of two people take an alert, and tell the other who has it', async () => {
    const id = await raiseAlert(await signIn(one.address), 'CRA');
    const emails = [leadOf('CRA'), deputyOf('CRA')];
    const clients = await Promise.all([signIn(one.address, emails[0]), signIn(other.address, emails[1])]);
    const taken = await Promise.all(clients.map((client) => client.ask('POST', `/api/actions/${id}/take`)));
    const first = taken.findIndex(({ status }) => status === 200);
    const name = first === 0 ? 'Lead CRA' : 'Deputy CRA';
    expect(taken[1 - first]).toMatchObject({
      status: 409,
      answer: { problem: { message: expect.stringContaining(`${name} took this alert`) } },
    });
    desk.alerts.get(id)?.done.push(`taken ${emails[first]}`);
    expect(await desk.faults(store)).toEqual([]);
  });

  it('share the same calls out at once: each is one person’s, the same for all', async () => {
    const clients = await Promise.all([signIn(one.address), signIn(other.address)]);
    const actions = (await absenceCalls(clients[0], 'CRB')).slice(0, 6);
    const { answer } = await clients[0].ask('GET', '/api/schools/CRB/callers');
    const ids = (answer as SchoolCallers).callers.map((caller) => caller.id);
    const shared = await Promise.all(
      clients.map((client, n) => client.ask('POST', '/api/actions/share', { actions, to: [ids[n]] })),
    );
    expect(shared.map(({ status }) => status)).toEqual([200, 200]);
    const whose = (await clients[0].openCalls('CRB'))
      .filter(({ id }) => actions.includes(id))
      .map(({ assignee }) => assignee?.id);
    expect(whose).toHaveLength(actions.length);
    expect(new Set(whose).size).toBe(1);
    expect(ids.slice(0, 2)).toContain(whose[0]);
    await allDone(clients[0]);
  });

  it('keep a code that two people enter at once as the first one’s, and leave another code out', async () => {
    const [admin, officer] = await Promise.all([
      signIn(one.address),
      signIn(other.address, officerOf('CRB')),
    ]);
    const { answer } = await admin.ask('GET', '/api/schools/CRB/codes-to-enter');
    const row = (answer as CodesToEnter).items.find(({ enteredBy }) => enteredBy === null);
    const item = { pupil: row?.pupil.id ?? '', date: row?.date, session: row?.session };
    const enter = (client: Client, code: string) =>
      client.ask('POST', '/api/schools/CRB/codes-entered', { items: [{ ...item, code }] });
    const same = await Promise.all([enter(admin, 'I'), enter(officer, 'I')]);
    expect(same.map(({ status }) => status)).toEqual([200, 200]);
    desk.codes.set(`${item.pupil} ${item.date} ${item.session}`, 'I');
    expect(await desk.faults(store)).toEqual([]);
    const after = (await admin.ask('GET', '/api/schools/CRB/codes-to-enter')).answer as CodesToEnter;
    const kept = after.items.find(
      ({ pupil, session }) => pupil.id === item.pupil && session === item.session,
    );
    const isOfficers = kept?.enteredBy?.startsWith('Officer CRB');
    expect(await enter(isOfficers ? admin : officer, 'M')).toMatchObject({
      status: 409,
      answer: { problem: { message: expect.stringContaining(' has entered I for ') } },
    });
  });

  it('propose each meeting once; of two who decide it one is answered with what stands; its plan is looked at once', async () => {
    const clients = await Promise.all([
      signIn(one.address, officerOf('CRA')),
      signIn(other.address, leadOf('CRA')),
    ]);
    const file = awayFile('CRA');
    marks.get('CRA')?.sending(file);
    const report = await (await signIn(one.address)).importCsv('marks', file.text);
    expect(marks.get('CRA')?.received(file, report)).toEqual([]);
    const lists = await Promise.all(clients.map((client) => client.ask('GET', '/api/schools/CRA/proposals')));
    const [here = [], there] = lists.map(({ answer }) => (answer as ProposalList).items.map(({ id }) => id));
    expect(here.length).toBeGreaterThanOrEqual(12);
    expect(there).toEqual(here);
    const address = `/api/proposals/${here[0]}/decision`;
    const decisions = [{ decision: 'approve' }, { decision: 'dismiss', reason: 'met yesterday' }];
    const decided = await Promise.all(clients.map((client, n) => client.ask('POST', address, decisions[n])));
    const first = decided.findIndex(({ status }) => status === 200);
    const stands = decided[first]?.answer as ProposalView;
    expect(decided[1 - first]).toMatchObject({
      status: 409,
      answer: { problem: { details: { proposal: { id: here[0], status: stands.status } } } },
    });
    const { answer } = await clients[0].ask('POST', `/api/proposals/${here[1]}/decision`, decisions[0]);
    const action = (answer as ProposalView).action?.id ?? '';
    desk.meetings.approved.set(action, here[1] ?? '');
    const held = await Promise.all(
      clients.map((client) => client.ask('POST', `/api/actions/${action}/meeting`, whatWasAgreed)),
    );
    expect(held.map(({ status }) => status)).toEqual([200, 200]);
    desk.meetings.held.add(action);
    expect((await checkStore(store, acknowledged)).faults).toEqual([]);
  });

  it('may both be killed: what was due is done when one comes back, and each hears of an alert once', async () => {
    const client = await signIn(one.address);
    const staff = await store.db.selectFrom('staff').select(['staff_id', 'email']).execute();
    const person = (email: string) => ({
      staffId: staff.find((row) => row.email === email)?.staff_id,
      phone: '01632 960123',
      daysOff: [],
    });
    for (const email of [leadOf('CRB'), deputyOf('CRB')])
      await client.say(email, `a:${email}`, 'help', outside.serviceUrl);
    const people = { lead: person(leadOf('CRB')), deputy: person(deputyOf('CRB')), head: null };
    const settings = { people, notReached: { deputy: 30, head: 60 }, emergencyText: '' };
    expect(await client.ask('PUT', '/api/schools/CRB/alert-people', settings)).toMatchObject({ status: 200 });
    await raiseAlert(client, 'CRB');
    const chats = [leadOf('CRB'), deputyOf('CRB')].map((email) => `a:${email}`);
    await eventually('the lead’s line', async () => linesTo(chats[0] ?? '').length > 0, 30);
    await bind(client, 'CRA', 'second');
    await bringIn(client, 'CRA');
    await Promise.all([one.kill(), other.kill()]);
    startsAt = '10:05';
    [one, other] = await Promise.all([startNode(), startNode()]);
    await allDone(await signIn(one.address));
    await eventually('both lines', async () => chats.every((chat) => linesTo(chat).length > 0), 30);
    expect(chats.map((chat) => linesTo(chat).length)).toEqual([1, 1]);
    expect((await checkStore(store, acknowledged)).faults).toEqual([]);
  });

  it('goes on, and starts again, under a newer version’s step that only adds', async () => {
    const newest = Object.keys(steps).sort().at(-1);
    await migrate(store.db, {
      ...steps,
      '9998-later': {
        worksWith: newest,
        up: async (db) => {
          await sql`create table later (school_id text not null, what text, primary key (school_id))`.execute(
            db,
          );
          await sql`alter table pupil add column later text`.execute(db);
          await sql`alter table register_week add column later integer`.execute(db);
        },
      },
    });
    await bringIn(await signIn(one.address), 'CRA');
    await other.kill();
    other = await startNode();
    await bringIn(await signIn(other.address), 'CRB');
    expect((await checkStore(store, acknowledged)).faults).toEqual([]);
  });

  it('does not start on a shape it does not know, and says what to do', async () => {
    await migrate(store.db, {
      ...steps,
      '9998-later': { up: async () => undefined },
      '9999-other-shape': { up: async () => undefined },
    });
    const refused = startNode();
    await expect(refused).rejects.toThrow(NotStarted);
    await expect(refused).rejects.toThrow(/newer version of Attendance First \(9999-other-shape\)/);
    await bringIn(await signIn(one.address), 'CRA');
  });
});
