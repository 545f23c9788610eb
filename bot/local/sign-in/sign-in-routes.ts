import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'restify';
import { signIn } from '#shared/contracts/people/person.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { sendJson, sendProblem } from '../../http/answer.ts';
import type { Log } from '../../operations/context.ts';
import type { LocalPerson } from '../teams-world.ts';

export interface SignInOptions {
  log: Log;
  listPeople(): Promise<LocalPerson[]>;
  tokenFor(email: string): Promise<string | null>;
}

/** Local mode's sign-in: people are picked from a list. */
export function mountLocalSignIn(server: Server, options: SignInOptions): void {
  const answering =
    (answer: (request: IncomingMessage & { body?: unknown }) => Promise<unknown>) =>
    async (request: IncomingMessage & { body?: unknown }, response: ServerResponse): Promise<void> => {
      try {
        sendJson(response, 200, await answer(request));
      } catch (error) {
        sendProblem(response, error, options.log, 'sign-in');
      }
    };
  server.get('/api/local/people', answering(async () => ({ people: await options.listPeople() })) as never);
  server.post(
    '/api/local/sign-in',
    answering(async (request) => {
      const query = signIn.safeParse(request.body);
      if (!query.success) throw new Problem('bad-request', 'An email is needed.');
      const token = await options.tokenFor(query.data.email);
      if (!token) throw new Problem('not-found', 'Nobody here has this e-mail address.');
      return { token };
    }) as never,
  );
}
