/** Where everything is put together: factories and arguments, no container. */
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Server } from 'restify';
import { londonIso, londonWallClock } from '#shared/domain/basics/london-time.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { writeBackup } from '#shared/store/backup/write-backup.ts';
import { makeUsable } from '#shared/store/engine/usable-folder.ts';
import { findKept, keptSecret } from '#shared/store/engine/secrets.ts';
import { noteCutOffImports } from '#shared/store/imports/imports.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { momentOf, startClock, type Clock } from './clock.ts';
import type { Config, EntraConfig, LocalConfig } from './config.ts';
import { mountApiRoutes } from './http/api-routes.ts';
import { sendJson, sendProblem } from './http/answer.ts';
import { entraSignIn, localSignIn, type Authenticate } from './http/authenticate.ts';
import { apiHandlers } from './http/handlers.ts';
import { mountHealth, mountReference } from './http/health-routes.ts';
import { mountPages } from './http/pages.ts';
import { createServer } from './http/server.ts';
import { jobHandlers, openQueue, type Queue } from './jobs/queue.ts';
import { watchBackupDoor } from './jobs/backup-door.ts';
import { watchDropFolder } from './jobs/drop-folder.ts';
import { startTimetable } from './jobs/timetable.ts';
import { appToken } from './graph/app-token.ts';
import { plannerBoard } from './graph/planner-board.ts';
import { fillStore } from './local/fill-store.ts';
import { INVENTED_TRUST_NOW, inventTrust } from './local/invented-trust/invented-trust.ts';
import { lateMarksFile } from './local/invented-trust/late-marks-file.ts';
import { mountLocalMicrosoft } from './local/local-microsoft.ts';
import { mountLocalSignIn } from './local/sign-in-routes.ts';
import { openStandInDocuments } from './local/stand-in-documents.ts';
import { groupIdOf } from './local/teams-world.ts';
import { createLogger } from './logger.ts';
import { readCsvFile } from './sources/csv/read-file.ts';
import type { Context, Log, PlannerBoard } from './operations/context.ts';
import { findPerson, findPersonById } from './operations/people/find-person.ts';
import { importFile, theDropFolder } from './operations/imports/import-file.ts';
import {
  ensureLocalAdministrator,
  listPeople,
  listSchools,
  LOCAL_ADMINISTRATOR,
  personIdByEmail,
} from './operations/people/list-people.ts';
import { enqueueCardRefresh } from './operations/messages/card-refresh.ts';
import { placesNow } from './operations/admin/places-now.ts';
import { changeSchoolSettings } from './operations/people/school-settings.ts';
import { tabLinks } from './tab-links.ts';
import { activityHandler } from './teams/activity-handler.ts';
import { createAdapter, type BotPlaces } from './teams/adapter.ts';
import { createCardPoster } from './teams/card-poster.ts';
import { admitConnector, admitLoopback, mountMessages } from './teams/messages-route.ts';

export interface Running {
  address: string;
  context: Context;
  stop(): Promise<void>;
}

/** Starts the whole product; answers once it takes requests and, on a first local start, has been filled. */
export async function start(
  config: Config,
  log: Log = createLogger(config.LOG_LEVEL),
  botPlaces: BotPlaces = {},
): Promise<Running> {
  const clock = startClock(
    config.MODE === 'local' ? (config.LOCAL_NOW ?? (config.DEMO === 'on' ? INVENTED_TRUST_NOW : null)) : null,
  );
  if (config.IMPORT_DIR)
    for (const place of ['', 'done', 'refused']) makeUsable(join(config.IMPORT_DIR, place), 'IMPORT_DIR');
  const store = await openStore(
    config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : { folder: config.DATA_DIR },
    config.FIGURES_MEMORY_MB,
  );
  if (store.engine.kind === 'embedded') await noteCutOffImports(store.db);
  const queue = await openQueue(store, log);
  const parts = { config, clock, store, queue, log, botPlaces };
  try {
    return await (config.MODE === 'local'
      ? startLocal({ ...parts, config })
      : startEntra({ ...parts, config }));
  } catch (error) {
    await queue.stop();
    await store.close();
    throw error;
  }
}

interface Parts<Kind extends Config> {
  config: Kind;
  clock: Clock;
  store: Store;
  queue: Queue;
  log: Log;
  botPlaces: BotPlaces;
}

async function startLocal(parts: Parts<LocalConfig>): Promise<Running> {
  const { config, clock, store, log } = parts;
  const server = createServer({ local: true, log });
  const origin = (): string => originOf(server, config.HOST);
  const adapter = createAdapter(null, log);
  const context = contextOf(
    parts,
    { ...adapterPorts(adapter, ''), planner: localPlanner(config, origin) },
    true,
    tabLinks(origin, null),
  );

  const secret = await keptSecret(store.db, 'local sign-in', randomBytes(32).toString('hex'));
  const { authenticate, tokenFor } = localSignIn(secret, (id) => findPersonById(context, id));
  mountShared(server, context, authenticate, { mode: 'local', name: 'Attendance First' });
  mountLocalSignIn(server, {
    log,
    listPeople: () => listPeople(context),
    tokenFor: async (email) => {
      const id = await personIdByEmail(context, email);
      return id ? tokenFor(id) : null;
    },
  });
  mountMessages(server, adapter, {
    log,
    admit: admitLoopback,
    answer: sendJson,
    refuse: refuseWith(log),
    onTurn: activityHandler(context),
  });
  const documents = await store.alone('local start', () => openStandInDocuments(store.db));
  mountLocalMicrosoft(server, documents, {
    origin,
    now: () => clock.now().toISOString(),
    listPeople: () => listPeople(context),
    listSchools: () => listSchools(context),
    lateFile: async (school) => {
      const { date, time } = londonWallClock(clock.now());
      return { name: `${school}-late-marks.csv`, text: lateMarksFile(`${date}T${time}`, school) };
    },
  });

  await store.alone('local start', async () => {
    await ensureLocalAdministrator(context);
    if (config.DEMO === 'on') await fillWithInventedTrust(context);
  });
  return run(server, parts, context);
}

async function startEntra(parts: Parts<EntraConfig>): Promise<Running> {
  const { config, log } = parts;
  const server = createServer({ local: false, log });
  const adapter = createAdapter(
    {
      appId: config.BOT_APP_ID,
      appType: config.BOT_APP_TYPE,
      tenantId: config.BOT_TENANT_ID,
      password: config.BOT_APP_PASSWORD,
    },
    log,
    parts.botPlaces,
  );
  const context = contextOf(
    parts,
    { ...adapterPorts(adapter, config.BOT_APP_ID), planner: tenantPlanner(config) },
    false,
    tabLinks(() => `https://${config.TAB_HOST}`, config.TEAMS_APP_ID ?? null),
  );
  mountShared(
    server,
    context,
    entraSignIn(
      {
        tenantId: config.ENTRA_TENANT_ID,
        clientId: config.ENTRA_CLIENT_ID,
        allowedClients: config.ENTRA_ALLOWED_CLIENTS,
        appRole: config.ENTRA_APP_ROLE,
        issuer: config.ENTRA_ISSUER,
        keysUrl: config.ENTRA_KEYS_URL,
      },
      (entraObjectId) => findPerson(context, entraObjectId),
    ),
    {
      mode: 'entra',
      clientId: config.ENTRA_CLIENT_ID,
      tenantId: config.ENTRA_TENANT_ID,
      name: 'Attendance First',
    },
  );
  mountMessages(server, adapter, {
    log,
    admit: admitConnector(config.BOT_APP_ID, parts.botPlaces.keysUrl),
    answer: sendJson,
    refuse: refuseWith(log),
    onTurn: activityHandler(context),
  });
  return run(server, parts, context);
}

function adapterPorts(adapter: ReturnType<typeof createAdapter>, appId: string): Pick<Context, 'cards'> {
  return { cards: createCardPoster(adapter, appId) };
}

/** Planner in the stand-in of this very server, or in another one the settings name. */
function localPlanner(config: LocalConfig, origin: () => string): PlannerBoard {
  return plannerBoard({
    baseUrl: () => config.GRAPH_BASE_URL ?? `${origin()}/api/local/graph/v1.0`,
    token: async () => 'attendance-first-local',
    groupIdOf,
  });
}

/** Planner is off until the settings name the group its plans live in. */
function tenantPlanner(config: EntraConfig): PlannerBoard | null {
  const groupId = config.PLANNER_GROUP_ID;
  if (!groupId) return null;
  return plannerBoard({
    baseUrl: () => 'https://graph.microsoft.com/v1.0',
    token: appToken({
      tenantId: config.ENTRA_TENANT_ID,
      clientId: config.ENTRA_CLIENT_ID,
      clientSecret: config.GRAPH_CLIENT_SECRET,
    }),
    groupIdOf: () => groupId,
  });
}

function contextOf(
  { store, clock, log, queue }: Parts<Config>,
  ports: Pick<Context, 'cards' | 'planner'>,
  local: boolean,
  linkTo: Context['linkTo'],
): Context {
  return {
    store,
    clock,
    log,
    local,
    readFile: readCsvFile,
    enqueue: (on, job, occasion) => queue.enqueue(on, job, occasion),
    figuresChanged: enqueueCardRefresh,
    work: queue.waiting,
    linkTo,
    ...ports,
  };
}

function mountShared(
  server: Server,
  context: Context,
  authenticate: Authenticate,
  tabConfig: Record<string, unknown>,
): void {
  const { log } = context;
  mountHealth(server, {
    now: () => londonIso(context.clock.now()),
    isReady: () => context.store.isReady(),
    log,
  });
  mountApiRoutes(server, context, authenticate, apiHandlers);
  mountReference(server, authenticate, refuseWith(log));
  mountPages(server, {
    folder: join(import.meta.dirname, '../.build/tabs'),
    local: context.local,
    tabConfig,
    log,
  });
}

function refuseWith(log: Log): (response: ServerResponse, error: unknown) => void {
  return (response, error) => sendProblem(response, error, log, 'bot');
}

/** Fills an empty store. What an earlier start began and did not end is brought in again, as of the same moment. */
async function fillWithInventedTrust(context: Context): Promise<void> {
  const { db } = context.store;
  const begun = await findKept(db, DEMO_BEGUN);
  if ((await findKept(db, DEMO_COMPLETE)) !== null) return;
  if (begun === null && (await allSchools(db)).length > 0) return;
  const { today, time } = momentOf(context.clock);
  const asOf = await keptSecret(db, DEMO_BEGUN, `${today}T${time}`);
  const administrator = await findStaff(db, { email: LOCAL_ADMINISTRATOR }, today);
  if (!administrator) throw new Error('The local administrator is missing');
  await fillStore(inventTrust(asOf), {
    importText: (kind: ImportKind, text: string) =>
      importFile(context, administrator, kind, inPiecesOf(text)),
    changeSettings: (school, change) => changeSchoolSettings(context, administrator, school, change),
  });
  await keptSecret(db, DEMO_COMPLETE, asOf);
}

const DEMO_BEGUN = 'invented trust begun';
const DEMO_COMPLETE = 'invented trust complete';

async function* inPiecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20));
}

async function run(
  server: Server,
  { config, queue, store }: Parts<Config>,
  context: Context,
): Promise<Running> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${config.PORT} is in use. Stop what uses it, or set PORT to another.`)
          : error,
      );
    });
    server.listen(config.PORT, config.HOST, resolve);
  });
  await queue.work(jobHandlers(context));
  const stopTimetable = startTimetable(context, () => placesNow(context));
  const stopDropFolder = config.IMPORT_DIR
    ? watchDropFolder({
        folder: config.IMPORT_DIR,
        log: context.log,
        importFile: (kind, file) => importFile(context, theDropFolder, kind, file),
      })
    : () => undefined;
  const closeBackupDoor = config.DATABASE_URL
    ? () => undefined
    : watchBackupDoor(config.DATA_DIR, context.log, (file) => writeBackup(store, file, context.clock.now()));
  return {
    address: originOf(server, config.HOST),
    context,
    stop: async () => {
      stopTimetable();
      stopDropFolder();
      closeBackupDoor();
      // Work asks our own server for Planner and Teams: it ends first.
      await queue.rest();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      });
      await queue.stop();
      await store.close();
    },
  };
}

function originOf(server: Server, host: string): string {
  const { port } = server.address();
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
