import { londonInstant } from '#shared/domain/basics/london-time.ts';
import { TestClock } from 'pg-boss';
import { momentOf } from '../../../bot/clock.ts';
import { plannerBoard } from '../../../bot/graph/planner-board.ts';
import { dueJobs } from '../../../bot/jobs/due-jobs.ts';
import { jobHandlers, openQueue } from '../../../bot/jobs/queue.ts';
import { mountGraphStandIn } from '../../../bot/local/graph/graph-stand-in.ts';
import { onTheWire, plannerDocuments } from '../../../bot/local/graph/planner-documents.ts';
import { openStandInDocuments } from '../../../bot/local/stand-in-documents.ts';
import type { Ports } from '../../../bot/operations/context.ts';
import { scopesNow } from '../../../bot/operations/admin/scopes-now.ts';
import { createAdapter } from '../../../bot/teams/adapter.ts';
import { createCardPoster } from '../../../bot/teams/card-poster.ts';
import { testServer } from '../../local/stand-in-server.ts';
import { startConnector } from './connector.ts';
import { quietLog } from './quiet-log.ts';
import { testContext } from './test-context.ts';
import { unreliableWay } from './unreliable-way.ts';
import { storeInMemory } from '../stores/prepared-store.ts';
import { jobIn } from './requests.ts';

const GRAPH = '/api/local/graph/v1.0';
const TIMEOUT_MS = 1500;
const ROOM_FOR_WORK_MS = 20;

/**
 * The product's work of a day on a clock that a test moves: the real queue and timetable, the real clients of Graph
 * and of the connector, and between those and the stand-ins a way that can fail.
 */
export async function simulatedDay(startsAt: string) {
  const [date = '', time = ''] = startsAt.split('T');
  const clock = new TestClock(londonInstant(date, time).getTime());
  const store = await storeInMemory();
  const documents = await openStandInDocuments(store.db);
  const now = () => new Date(clock.now());
  const graphServer = await testServer((server) =>
    mountGraphStandIn(server, documents, { base: GRAPH, now: () => now().toISOString() }),
  );
  const connector = await startConnector();
  const graph = await unreliableWay(graphServer.origin);
  const teams = await unreliableWay(connector.serviceUrl);
  const queue = await openQueue(store, quietLog, { clock, pollingSeconds: 30 });
  const adapter = createAdapter(null, quietLog, {
    manners: { timeoutMs: TIMEOUT_MS, wait: async () => undefined },
  });
  const context: Ports = {
    ...testContext(store),
    clock: { now },
    enqueue: (on, job) => queue.enqueue(on, job),
    work: queue.waiting,
    cards: createCardPoster(adapter, ''),
    planner: plannerBoard({
      baseUrl: () => `${graph.origin}${GRAPH}`,
      token: async () => 'an-app',
      groupIdOf: (school) => `group-of-${school}`,
      timeoutMs: TIMEOUT_MS,
      retryDelay: 0,
    }),
  };
  await queue.work(jobHandlers(jobIn(context)));
  const planner = plannerDocuments(documents, () => now().toISOString());

  return {
    context,
    connector,
    graph,
    teams,
    /** Lets minutes pass: what is due is asked in each, as the timetable does. */
    pass: async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute += 1) {
        const { time: at } = momentOf(context.clock);
        for (const job of dueJobs(await scopesNow(jobIn(context)), at)) await context.enqueue(store.db, job);
        await clock.tick(60_000);
        // Handlers speak over real sockets: give those in hand the time to end.
        await new Promise((resolve) => setTimeout(resolve, ROOM_FOR_WORK_MS));
      }
    },
    /** A jump over hours in which nobody is at work. */
    sleepUntil: async (londonTime: string): Promise<void> => {
      const [to = '', at = ''] = londonTime.split('T');
      await clock.setTime(londonInstant(to, at).getTime());
    },
    /** Every Planner task with the state of its items, by the id of the call. */
    plannerTasks: async () => {
      const tasks = await planner.list('task', () => true);
      return Promise.all(
        tasks.map(async (task) => {
          const { body } = await planner.find('taskDetails', task.id);
          const wire = onTheWire('task', task) as { title: string; percentComplete: number };
          const items = Object.entries((body.checklist ?? {}) as Record<string, { isChecked?: boolean }>);
          return {
            title: wire.title,
            items: Object.fromEntries(items.map(([id, item]) => [id, item.isChecked ?? false])),
          };
        }),
      );
    },
    conversation: (id: string, conversationType: 'channel' | 'personal') => ({
      channelId: 'msteams',
      serviceUrl: teams.origin,
      conversation: { id, conversationType, isGroup: conversationType === 'channel' },
      bot: { id: '28:bot', name: 'Attendance First' },
    }),
    close: async () => {
      await queue.stop();
      await Promise.all([graph.close(), teams.close(), connector.close(), graphServer.close()]);
      await store.close();
    },
  };
}
