import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CloudAdapter, TurnContext } from 'botbuilder';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Problem } from '#shared/domain/problem.ts';
import type { Log } from '../operations/context.ts';

interface MessagesServer {
  post(path: string, handler: (request: BotRequest, response: BotResponse) => Promise<void>): unknown;
}
type BotRequest = IncomingMessage & { body?: unknown };
type BotResponse = ServerResponse & {
  status(code: number): unknown;
  send(...parts: unknown[]): unknown;
  header(name: string, value: unknown): unknown;
};

export interface MessagesOptions {
  log: Log;
  /** Who may post here: Microsoft's connector in entra mode, this computer in local mode. Throws a Problem. */
  admit: (request: BotRequest) => Promise<void>;
  refuse: (response: ServerResponse, error: unknown) => void;
  onTurn: (turn: TurnContext) => Promise<void>;
}

/** The bot's door: who posts is checked before the SDK sees anything. */
export function mountMessages(server: MessagesServer, adapter: CloudAdapter, options: MessagesOptions): void {
  server.post('/api/messages', async (request, response) => {
    try {
      await options.admit(request);
      mustBeActivity(request.body);
      await adapter.process(request as never, response as never, options.onTurn);
    } catch (error) {
      options.refuse(response, error);
    }
  });
}

/** Enough of an activity for the SDK to work with; anything else is refused in plain words. */
function mustBeActivity(body: unknown): void {
  const activity = body as Record<string, unknown> | null | undefined;
  const isObject = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const conversation = isObject(activity?.conversation) ? (activity?.conversation as { id?: unknown }) : null;
  const whole =
    isObject(activity) &&
    typeof activity?.type === 'string' &&
    isObject(activity.from) &&
    typeof conversation?.id === 'string';
  if (!whole)
    throw new Problem('bad-request', 'This is not an activity: type, from and conversation are needed.');
}

const CONNECTOR_KEYS = 'https://login.botframework.com/v1/.well-known/keys';

/** Entra mode: only tokens that Microsoft's connector signed for this bot are let in. */
export function admitConnector(appId: string, keysUrl = CONNECTOR_KEYS): MessagesOptions['admit'] {
  const keys = createRemoteJWKSet(new URL(keysUrl));
  return async (request) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const refusal = new Problem('not-signed-in', 'Only the Bot Framework may post here.');
    if (!token) throw refusal;
    const verified = await jwtVerify(token, keys, {
      issuer: 'https://api.botframework.com',
      audience: appId,
      algorithms: ['RS256'],
      clockTolerance: 300,
    }).catch(() => null);
    const serviceUrl = (request.body as { serviceUrl?: unknown } | undefined)?.serviceUrl;
    if (!verified || verified.payload.serviceurl !== serviceUrl) throw refusal;
  };
}

/** Local mode: an answer goes to this computer only, so an activity must come from a connector on it. */
export async function admitLoopback(request: BotRequest): Promise<void> {
  const serviceUrl = (request.body as { serviceUrl?: unknown } | undefined)?.serviceUrl;
  const url = typeof serviceUrl === 'string' && URL.canParse(serviceUrl) ? new URL(serviceUrl) : null;
  const loopback =
    url !== null &&
    (url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname));
  if (!loopback) throw new Problem('forbidden', 'In local mode the serviceUrl must be on this computer.');
}
