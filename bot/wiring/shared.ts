/** What both modes put together alike: factories and arguments, no container. */
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Server } from 'restify';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { writeBackup } from '#shared/store/backup/write-backup.ts';
import { makePrivate } from '#shared/store/engine/private-files.ts';
import { makeUsable } from '#shared/store/engine/usable-folder.ts';
import { markCutOffImports } from '#shared/store/imports/imports.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { sendJson, sendProblem } from '../http/answer.ts';
import { mountApiRoutes } from '../http/api-routes.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { apiHandlers } from '../http/handlers.ts';
import { mountHealth, mountReference } from '../http/health-routes.ts';
import { mountPages } from '../http/pages.ts';
import { watchBackupRequests } from '../jobs/backup-requests.ts';
import { watchDropFolder } from '../jobs/drop-folder.ts';
import { dropFolderOpenTo } from '../jobs/drop-folder-mode.ts';
import { jobHandlers, openQueue, type Queue } from '../jobs/queue.ts';
import { startTimetable } from '../jobs/timetable.ts';
import { scopesNow } from '../operations/admin/scopes-now.ts';
import { beginContext, beginJob, type DropFolder, type Log, type Ports } from '../operations/context.ts';
import { importFile, DROP_FOLDER_ACTOR } from '../operations/imports/import-file.ts';
import { logMissingAlertPeople } from '../operations/messages/alert-standings.ts';
import { barrierTicked } from '../operations/escalation/meetings/barrier-ticked.ts';
import { enqueueCardRefresh, enqueueDayRefresh } from '../operations/messages/card-refresh.ts';
import { readCsvFile } from '../sources/csv/read-file.ts';
import { activityHandler } from '../teams/activity-handler.ts';
import type { createAdapter } from '../teams/adapter.ts';
import { mountMessages, type MessagesOptions } from '../teams/messages-route.ts';

export interface Running {
  address: string;
  ports: Ports;
  stop(): Promise<void>;
}

export interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  store: Store;
  queue: Queue;
}

/** Opens the store and its queue for a mode to start on; closes them again when it cannot. */
export async function startOnStore(
  { config, clock, log }: Omit<Parts, 'store' | 'queue'>,
  startMode: (parts: Parts) => Promise<Running>,
): Promise<Running> {
  if (config.IMPORT_DIR) makeDropFolder(config.IMPORT_DIR, log);
  const store = await openStore(
    config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : { folder: config.DATA_DIR },
    config.FIGURES_MEMORY_MB,
  );
  if (store.engine.kind === 'embedded') await markCutOffImports(store.db);
  const queue = await openQueue(store, log);
  try {
    return await startMode({ config, clock, log, store, queue });
  } catch (error) {
    await queue.stop();
    await store.close();
    throw error;
  }
}

/** Whoever drops files into a folder that was there already goes on being able to; what is kept of them is ours alone. */
function makeDropFolder(folder: string, log: Log): void {
  makeUsable(folder, 'IMPORT_DIR');
  for (const name of ['done', 'refused']) {
    makeUsable(join(folder, name), 'IMPORT_DIR');
    makePrivate(join(folder, name));
  }
  const openTo = dropFolderOpenTo(folder);
  if (openTo !== null)
    log.warn({ setting: 'IMPORT_DIR', openTo }, 'others on this machine can open the drop folder: close it');
}

export function portsOf(
  { config, store, clock, log, queue }: Parts,
  ofMode: Pick<Ports, 'local' | 'cards' | 'planner' | 'linkTo'>,
): Ports {
  return {
    store,
    clock,
    log,
    readFile: readCsvFile,
    enqueue: (on, job, occasion) => queue.enqueue(on, job, occasion),
    figuresChanged: enqueueCardRefresh,
    dayChanged: enqueueDayRefresh,
    actionTicked: barrierTicked,
    work: queue.waiting,
    dropFolder: () => (config.IMPORT_DIR ? dropFolderNow(config.IMPORT_DIR) : null),
    ...ofMode,
  };
}

const dropFolderNow = (path: string): DropFolder => ({ path, openTo: dropFolderOpenTo(path) });

export function mountShared(
  server: Server,
  ports: Ports,
  authenticate: Authenticate,
  tabConfig: Record<string, unknown>,
): void {
  const { log } = ports;
  mountHealth(server, {
    now: () => londonIso(ports.clock.now()),
    isReady: () => ports.store.isReady(),
    log,
  });
  mountApiRoutes(server, ports, authenticate, apiHandlers);
  mountReference(server, (request) => authenticate(beginJob(ports, 'http'), request), refuseWith(log));
  mountPages(server, {
    folders: { tab: builtFolder('tabs'), desk: builtFolder('local-desk') },
    local: ports.local,
    tabConfig,
    log,
  });
}

const builtFolder = (name: string): string => join(import.meta.dirname, '../../.build', name);

export function mountBot(
  server: Server,
  adapter: ReturnType<typeof createAdapter>,
  ports: Ports,
  admit: MessagesOptions['admit'],
): void {
  const { log } = ports;
  const options = { log, admit, answer: sendJson, refuse: refuseWith(log), onTurn: activityHandler(ports) };
  mountMessages(server, adapter, options);
}

function refuseWith(log: Log): (response: ServerResponse, error: unknown) => void {
  return (response, error) => sendProblem(response, error, log, 'bot');
}

/** Takes requests and does the work that waits, from now until `stop`. */
export async function run(server: Server, { config, queue, store }: Parts, ports: Ports): Promise<Running> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new PlainError(`Port ${config.PORT} is in use. Stop what uses it, or set PORT to another.`)
          : error,
      );
    });
    server.listen(config.PORT, config.HOST, resolve);
  });
  await queue.work(jobHandlers(ports));
  await logMissingAlertPeople(beginJob(ports, 'start'));
  const stopTimetable = startTimetable(ports, scopesNow);
  const stopDropFolder = config.IMPORT_DIR
    ? watchDropFolder({
        folder: config.IMPORT_DIR,
        log: ports.log,
        importFile: (kind, file) =>
          importFile(beginContext(ports, DROP_FOLDER_ACTOR), { kind, source: file }),
      })
    : () => undefined;
  const stopBackupRequests = config.DATABASE_URL
    ? () => undefined
    : watchBackupRequests(config.DATA_DIR, ports.log, (file) => writeBackup(store, file, ports.clock.now()));
  return {
    address: originOf(server, config.HOST),
    ports,
    stop: async () => {
      stopTimetable();
      stopDropFolder();
      stopBackupRequests();
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

export function originOf(server: Server, host: string): string {
  const { port } = server.address();
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
