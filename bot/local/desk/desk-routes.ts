import type { Request, Response, Server } from 'restify';
import { openConversation, pressButton, sendMessage, tickInPlanner } from '#shared/contracts/local-desk.ts';
import type { Boards, DeskSchools } from '#shared/contracts/local-desk.ts';
import { deskConversations, conversationOf } from './desk-conversations.ts';
import { deskPlanner } from './desk-planner.ts';
import { DeskProblem } from './desk-problem.ts';
import type { StandInDocuments } from '../stand-in-documents.ts';
import type { LocalPerson, TeamsWorld } from '../teams-world.ts';

export type DeskRoutesOptions = {
  /** Path in front of everything, such as `/api/local/desk`. */
  base: string;
  /** The product's own address, such as `http://127.0.0.1:3978`. */
  origin: () => string;
  /** The product's clock, as an ISO instant. */
  now: () => string;
  world: () => Promise<TeamsWorld>;
  /** A marks file that comes in late for a school, to try an import with. */
  lateFile?: (school: string) => Promise<{ name: string; text: string } | undefined>;
};

/** A contract that checks a request's body. */
type Shape<T> = {
  safeParse(
    body: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } };
};

/** What the local desk's page asks for: Teams' channels and chats, Planner's boards, a late file. */
export function mountDeskRoutes(server: Server, documents: StandInDocuments, options: DeskRoutesOptions) {
  const conversations = deskConversations(documents, options);
  const planner = deskPlanner(documents, options.now);

  const answering = (answer: (req: Request, res: Response) => Promise<void>) => {
    return async (req: Request, res: Response) => {
      try {
        await answer(req, res);
      } catch (error) {
        if (!(error instanceof DeskProblem)) throw error;
        res.json(error.status, { problem: { code: error.code, message: error.message } });
      }
    };
  };

  const get = (
    path: string,
    answer: (world: TeamsWorld, person: LocalPerson, query: URLSearchParams) => Promise<unknown>,
  ) =>
    server.get(
      `${options.base}${path}`,
      answering(async (req, res) => {
        const query = new URL(req.url ?? '/', 'http://localhost').searchParams;
        const world = await options.world();
        res.json(200, await answer(world, personIn(world, query.get('as')), query));
      }),
    );

  const post = <T extends { as: string }>(
    path: string,
    shape: Shape<T>,
    answer: (world: TeamsWorld, person: LocalPerson, body: T) => Promise<unknown>,
  ) =>
    server.post(
      `${options.base}${path}`,
      answering(async (req, res) => {
        const body = shape.safeParse(req.body);
        if (!body.success)
          throw new DeskProblem(400, 'bad-request', body.error.issues[0]?.message ?? 'Not understood.');
        const world = await options.world();
        res.json(200, (await answer(world, personIn(world, body.data.as), body.data)) ?? {});
      }),
    );

  server.get(
    `${options.base}/schools`,
    answering(async (_req, res) => {
      const { teams } = await options.world();
      const schools = teams.flatMap(({ school, name }) => (school === null ? [] : [{ school, name }]));
      res.json(200, { schools } satisfies DeskSchools);
    }),
  );
  get('/conversations', (world, person) => conversations.list(world, person));
  get('/messages', (world, person, query) => {
    const target = conversationOf(world, person, query.get('conversation') ?? '');
    return conversations.read(person, target, Number(query.get('since')) || 0);
  });
  post('/openings', openConversation, (world, person, { conversation }) =>
    conversations.open(person, conversationOf(world, person, conversation)),
  );
  post('/messages', sendMessage, (world, person, input) =>
    conversations.send(person, conversationOf(world, person, input.conversation), input),
  );
  post('/presses', pressButton, (world, person, pressed) =>
    conversations.press(person, conversationOf(world, person, pressed.conversation), pressed),
  );

  get('/planner', async (world, person): Promise<Boards> => ({
    boards: await planner.boards(world, person),
  }));
  post('/planner/ticks', tickInPlanner, (world, person, input) => planner.tick(world, person, input));

  server.get(
    `${options.base}/late-file/:school`,
    answering(async (req, res) => {
      const { school } = req.params as { school: string };
      const file = await options.lateFile?.(school);
      if (!file) throw new DeskProblem(404, 'not-found', 'There is no late file for this school.');
      res.sendRaw(200, file.text, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '-')}"`,
      });
    }),
  );
}

function personIn(world: TeamsWorld, email: string | null): LocalPerson {
  const person = world.people.find((one) => one.email === email);
  if (!person) throw new DeskProblem(404, 'not-found', 'There is no such person here.');
  return person;
}
