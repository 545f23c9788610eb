import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { PlannerTask, PlannerTaskDetails } from '@microsoft/microsoft-graph-types';
import type { Next, Request, Response } from 'restify';
import { referenceIn } from '#shared/domain/planner/calls-task.ts';
import { mountGraphStandIn } from '../../bot/local/graph/graph-stand-in.ts';
import { plannerDocuments } from '../../bot/local/graph/planner-documents.ts';
import type { SeededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { testServer } from '../local/stand-in-server.ts';
import { textOf } from '../support/product/connector.ts';
import { keptDocuments } from './kept-documents.ts';

/** A card that reached a channel for the first time; what later changed it is in `body`. */
interface CardInChannel {
  id: string;
  channel: string;
  /** The school day the sender was living in. */
  day: string;
  receivedAt: number;
  body: unknown;
}

export interface PlannerTaskSeen {
  id: string;
  title: string;
  reference: string | null;
  items: string[];
}

/** Graph and Teams' connector outside the product's process: what has reached them stays, whatever is killed. */
export interface MicrosoftsSide {
  serviceUrl: string;
  graphUrl: string;
  cards: CardInChannel[];
  /** Messages that were no cards in a channel: the bot's answers, by conversation. */
  answersIn(conversation: string): string[];
  plannerTasks(): Promise<PlannerTaskSeen[]>;
  /** Requests being worked on just now. */
  run(): { connector: number; graph: number };
  setDay(day: string): void;
  close(): Promise<void>;
}

const GRAPH = '/graph/v1.0';

/** Answers take a moment before and after the work is done, so that a kill falls before, within and after it. */
export async function startMicrosoftsSide(random: SeededRandom): Promise<MicrosoftsSide> {
  const documents = keptDocuments();
  const cards: CardInChannel[] = [];
  const answers = new Map<string, string[]>();
  const run = { connector: 0, graph: 0 };
  let day = '';
  let activities = 0;
  // A request that arrived before a kill may be worked on after it.
  const arrivals = new WeakMap<object, number>();
  const now = (): string => `${day}T09:50:00Z`;
  const aMoment = () => pause(random.chance(0.2) ? random.between(50, 300) : random.between(0, 20));

  const server = await testServer((restify) => {
    restify.use((request: Request, response: Response, next: Next) => {
      const who = request.path().startsWith(GRAPH) ? 'graph' : 'connector';
      run[who] += 1;
      arrivals.set(request, performance.now());
      response.once('close', () => (run[who] -= 1));
      void aMoment().then(() => next());
    });
    mountGraphStandIn(restify, documents, { base: GRAPH, now });
    const sent = (request: IncomingMessage & { body?: unknown }): Record<string, unknown> =>
      (request.body ?? {}) as Record<string, unknown>;

    restify.post('/connector/v3/conversations', async (request: Request, response: Response) => {
      const { activity, channelData } = sent(request) as {
        activity: unknown;
        channelData: { channel: { id: string } };
      };
      const id = `card-${(activities += 1)}`;
      const channel = channelData.channel.id;
      cards.push({
        id,
        channel,
        day,
        receivedAt: arrivals.get(request) ?? performance.now(),
        body: activity,
      });
      await aMoment();
      response.json(200, { id: `${channel};messageid=${id}`, activityId: id });
    });
    const message = async (request: Request, response: Response): Promise<void> => {
      const { conversation = '' } = request.params as { conversation?: string };
      const said = answers.get(conversation) ?? [];
      answers.set(conversation, [...said, textOf(sent(request))]);
      response.json(200, { id: `message-${(activities += 1)}` });
    };
    restify.post('/connector/v3/conversations/:conversation/activities', message);
    restify.post('/connector/v3/conversations/:conversation/activities/:id', message);
    restify.put(
      '/connector/v3/conversations/:conversation/activities/:id',
      async (request: Request, response: Response) => {
        const { id } = request.params as { id: string };
        const card = cards.find((one) => one.id === id);
        if (!card) return void response.json(404, { error: { code: 'ActivityNotFound' } });
        card.body = sent(request);
        await aMoment();
        response.json(200, { id });
      },
    );
  });
  const planner = plannerDocuments(documents, now);
  return {
    serviceUrl: `${server.origin}/connector`,
    graphUrl: `${server.origin}${GRAPH}`,
    cards,
    answersIn: (conversation) => answers.get(conversation) ?? [],
    plannerTasks: async () => {
      const tasks = await planner.list('task', () => true);
      return Promise.all(
        tasks.map(async ({ id, body }) => seenTask(id, body, (await planner.find('taskDetails', id)).body)),
      );
    },
    run: () => ({ ...run }),
    setDay: (next) => (day = next),
    close: () => server.close(),
  };
}

function seenTask(id: string, task: PlannerTask, details: PlannerTaskDetails): PlannerTaskSeen {
  const title = task.title ?? '';
  const items = Object.keys(details.checklist ?? {}).filter((key) => !key.startsWith('@'));
  return { id, title, reference: referenceIn(title), items };
}
