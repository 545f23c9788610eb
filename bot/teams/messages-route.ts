import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CloudAdapter, TurnContext } from 'botbuilder';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { activity } from '#shared/contracts/messages/activity.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Log } from '../operations/context.ts';
import { isOfTenant } from './chat-kind.ts';

interface MessagesServer {
  post(path: string, handler: (request: BotRequest, response: ServerResponse) => Promise<void>): unknown;
}
type BotRequest = IncomingMessage & { body?: unknown };

export interface MessagesOptions {
  log: Log;
  /** Who may post here: Microsoft's connector in entra mode, this computer in local mode. Throws a Problem. */
  admit: (request: BotRequest) => Promise<void>;
  answer: (response: ServerResponse, status: number, body: unknown) => void;
  refuse: (response: ServerResponse, error: unknown) => void;
  onTurn: (turn: TurnContext) => Promise<void>;
}

/** What is said is answered through the connector; when that is slow, Teams is told "taken" and the turn goes on. */
const LONGEST_HELD_MS = 3000;

/** The bot's door: who posts, and what, is checked before the SDK sees anything. */
export function mountMessages(server: MessagesServer, adapter: CloudAdapter, options: MessagesOptions): void {
  server.post('/api/messages', async (request, response) => {
    try {
      await options.admit(request);
      mustBeActivity(request.body);
      const turn = processTurn(adapter, request, options.onTurn);
      turn.catch((error: unknown) => options.log.error({ err: error }, 'a turn of the bot met a bug'));
      const isInvoke = (request.body as { type?: unknown }).type === 'invoke';
      const { status, body } = isInvoke
        ? await turn
        : await Promise.race([turn, takenAfter(LONGEST_HELD_MS)]);
      // The SDK checks the sender once more; its own words stay in here.
      if (status === 401 || status === 403) throw notTheirs();
      if (status >= 500 && status !== 501) throw new PlainError(`The SDK answered ${status}`);
      options.answer(response, status, body ?? {});
    } catch (error) {
      options.refuse(response, error);
    }
  });
}

interface TurnAnswer {
  status: number;
  body?: unknown;
}

/** Lets the SDK work with a response that only keeps what it is given: the SDK would show an error's own words. */
async function processTurn(
  adapter: CloudAdapter,
  request: BotRequest,
  onTurn: MessagesOptions['onTurn'],
): Promise<TurnAnswer> {
  const answer: TurnAnswer = { status: 200 };
  const kept = {
    socket: request.socket,
    status: (code: number) => void (answer.status = code),
    send: (body: unknown) => void (answer.body = body),
    header: () => undefined,
    end: () => undefined,
  };
  await adapter.process(request as never, kept as never, onTurn);
  return answer;
}

function takenAfter(milliseconds: number): Promise<TurnAnswer> {
  return new Promise((resolve) => setTimeout(() => resolve({ status: 202 }), milliseconds).unref());
}

function mustBeActivity(body: unknown): void {
  const read = activity.safeParse(body);
  if (read.success) return;
  const issue = read.error.issues[0];
  throw new Problem(
    'bad-request',
    `This is not an activity: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}`,
  );
}

const CONNECTOR_KEYS = 'https://login.botframework.com/v1/.well-known/keys';

/** Entra mode: only what Microsoft's connector signed for this bot, and sends from our own tenant, is let in. */
export function admitConnector(
  { appId, tenantId }: { appId: string; tenantId: string },
  keysUrl = CONNECTOR_KEYS,
): MessagesOptions['admit'] {
  const keys = createRemoteJWKSet(new URL(keysUrl));
  return async (request) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw notTheirs();
    const verified = await jwtVerify(token, keys, {
      issuer: 'https://api.botframework.com',
      audience: appId,
      algorithms: ['RS256'],
      clockTolerance: 300,
      requiredClaims: ['exp', 'serviceurl'],
    }).catch((error: unknown) => {
      if (isAboutToken(error)) return null;
      throw new Problem('unavailable', 'The sender could not be checked just now.');
    });
    const serviceUrl = (request.body as { serviceUrl?: unknown } | undefined)?.serviceUrl;
    if (!verified || verified.payload.serviceurl !== serviceUrl) throw notTheirs();
    if (!isOfTenant(request.body, tenantId))
      throw new Problem('forbidden', 'Only conversations of the tenant itself are answered.');
  };
}

const notTheirs = (): Problem => new Problem('not-signed-in', 'Only the Bot Framework may post here.');

/** Keys out of reach, or no keys where they should be, say nothing about the token: Teams sends again later. */
function isAboutToken(error: unknown): boolean {
  const aboutKeys = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', errors.JOSEError.code];
  return error instanceof errors.JOSEError && !aboutKeys.includes(error.code);
}
