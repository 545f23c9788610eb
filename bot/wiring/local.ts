/** Local mode: the stand-ins for Microsoft's side, people picked from a list, and the invented trust. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'restify';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import { DataMemory } from '#shared/store/engine/data-memory.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { findSecret, keptSecret } from '#shared/store/engine/secrets.ts';
import { meetingsAt } from '#shared/store/escalation/meetings.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { momentOf, startClock } from '../clock.ts';
import type { LocalConfig } from '../config.ts';
import { plannerBoard } from '../graph/planner-board.ts';
import { createServer } from '../http/server.ts';
import { admitLoopback } from '../local/sign-in/admit-loopback.ts';
import { fillStore } from '../local/fill-store.ts';
import { INVENTED_TRUST_NOW, inventTrust } from '../local/invented-trust/invented-trust.ts';
import { inventMeetingsSoFar, schoolsThatMeet } from '../local/invented-trust/meetings-so-far.ts';
import { lateMarksFile } from '../local/invented-trust/late-marks-file.ts';
import { mountLocalMicrosoft } from '../local/local-microsoft.ts';
import { localSignIn } from '../local/sign-in/local-sign-in.ts';
import { mountLocalSignIn } from '../local/sign-in/sign-in-routes.ts';
import { openStandInDocuments } from '../local/stand-in-documents.ts';
import { groupIdOf } from '../local/teams-world.ts';
import { beginContext, beginJob, type Log, type PlannerBoard, type Ports } from '../operations/context.ts';
import { importFile } from '../operations/imports/import-file.ts';
import { findPersonById } from '../operations/people/find-person.ts';
import {
  ensureLocalAdministrator,
  listPeople,
  listSchools,
  LOCAL_ADMINISTRATOR,
  personIdByEmail,
} from '../operations/people/list-people.ts';
import { changeSchoolSettings } from '../operations/people/school-settings.ts';
import { tabLinks } from '../tab-links.ts';
import { createAdapter } from '../teams/adapter.ts';
import { createCardPoster } from '../teams/card-poster.ts';
import { mountBot, portsOf, mountShared, originOf, run, startOnStore, type Running } from './shared.ts';

/** Answers once, on a first start, the store has been filled too. */
export function startLocal(config: LocalConfig, log: Log): Promise<Running> {
  const clock = startClock(config.LOCAL_NOW ?? (config.DEMO === 'on' ? INVENTED_TRUST_NOW : null));
  return startOnStore({ config, clock, log }, async (parts) => {
    const server = createServer({ local: true, log });
    const origin = (): string => originOf(server, config.HOST);
    const adapter = createAdapter(null, log);
    const ports = portsOf(parts, {
      local: true,
      cards: createCardPoster(adapter, ''),
      planner: localPlanner(config, origin),
      linkTo: tabLinks(origin, null),
    });
    await mountWithLocalSignIn(server, ports);
    mountBot(server, adapter, ports, admitLoopback);
    await mountMicrosoft(server, ports, origin);
    await ports.store.withLock('local start', async () => {
      await ensureLocalAdministrator(beginJob(ports, 'local start'));
      if (config.DEMO === 'on') await fillWithInventedTrust(ports);
    });
    return run(server, parts, ports);
  });
}

/** Planner in the stand-in of this very server, or in another one the settings name. */
function localPlanner(config: LocalConfig, origin: () => string): PlannerBoard {
  return plannerBoard({
    baseUrl: () => config.GRAPH_BASE_URL ?? `${origin()}/api/local/graph/v1.0`,
    token: async () => 'attendance-first-local',
    groupIdOf,
  });
}

async function mountWithLocalSignIn(server: Server, ports: Ports): Promise<void> {
  const { store, log } = ports;
  const secret = await keptSecret(store.db, 'local sign-in', randomBytes(32).toString('hex'));
  const { authenticate, tokenFor } = localSignIn(secret, findPersonById);
  mountShared(server, ports, authenticate, { mode: 'local', name: 'Attendance First' });
  mountLocalSignIn(server, {
    log,
    listPeople: () => listPeople(beginJob(ports, 'local sign-in')),
    tokenFor: async (email) => {
      const id = await personIdByEmail(beginJob(ports, 'local sign-in'), email);
      return id ? tokenFor(id) : null;
    },
  });
}

async function mountMicrosoft(server: Server, ports: Ports, origin: () => string): Promise<void> {
  const { store, clock } = ports;
  const documents = await store.withLock('local start', () => openStandInDocuments(store.db));
  mountLocalMicrosoft(server, documents, {
    origin,
    now: () => clock.now().toISOString(),
    listPeople: () => listPeople(beginJob(ports, 'local sign-in')),
    listSchools: () => listSchools(beginJob(ports, 'local desk')),
    lateFile: async (school) => {
      const { date, time } = londonWallClock(clock.now());
      return { name: `${school}-late-marks.csv`, text: lateMarksFile(`${date}T${time}`, school) };
    },
  });
}

/** Fills an empty store. What an earlier start began and did not end is brought in again, as of the same moment. */
async function fillWithInventedTrust(ports: Ports): Promise<void> {
  const { db } = ports.store;
  const begun = await findSecret(db, DEMO_BEGUN);
  if ((await findSecret(db, DEMO_COMPLETE)) !== null) return;
  if (begun === null && (await allSchools(db)).length > 0) return;
  const { today, time } = momentOf(ports.clock);
  const asOf = await keptSecret(db, DEMO_BEGUN, `${today}T${time}`);
  const administrator = await findStaff(db, { email: LOCAL_ADMINISTRATOR }, today);
  if (!administrator) throw new PlainError('The local administrator is missing');
  await fillStore(inventTrust(asOf), {
    importText: (kind: ImportKind, text: string) =>
      importFile(beginContext(ports, administrator), { kind, source: inPiecesOf(text) }),
    changeSettings: (school, change) =>
      changeSchoolSettings(beginContext(ports, administrator), { school, change }),
  });
  for (const school of schoolsThatMeet)
    if ((await meetingsAt(db, school)).length === 0)
      await ports.store.transaction((tx) => inventMeetingsSoFar(within(ports, tx), asOf, school));
  await keptSecret(db, DEMO_COMPLETE, asOf);
}

/** Ports whose transactions are all part of one, and which remember nothing of it: it is kept whole, or not at all. */
const within = (ports: Ports, tx: Tx): Ports => ({
  ...ports,
  store: { ...ports.store, db: tx, memory: new DataMemory(), transaction: (work) => work(tx) },
});

const DEMO_BEGUN = 'invented trust begun';
const DEMO_COMPLETE = 'invented trust complete';

async function* inPiecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20));
}
