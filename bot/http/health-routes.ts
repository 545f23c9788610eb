import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'restify';
import type { Log } from '../operations/context.ts';
import { sendJson } from './answer.ts';
import { openApiDocument } from '#shared/contracts/openapi.ts';

/** Whether the process lives (the store is not asked), and whether it can work (the store answers). */
export function mountHealth(
  server: Server,
  options: { now(): string; isReady(): Promise<boolean>; log: Log },
): void {
  server.get('/health', ((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
    sendJson(response, 200, { alive: true, now: options.now() });
    next();
  }) as never);
  server.get('/ready', (async (_request: IncomingMessage, response: ServerResponse) => {
    const ready = await options.isReady().catch((error: unknown) => {
      options.log.error({ err: error }, 'the store does not answer');
      return false;
    });
    sendJson(response, ready ? 200 : 503, { ready });
  }) as never);
}

/** The reference, for whoever is signed in. */
export function mountReference(
  server: Server,
  authenticate: (request: IncomingMessage) => Promise<unknown>,
  refuse: (response: ServerResponse, error: unknown) => void,
): void {
  const document = openApiDocument();
  server.get('/api/openapi.json', (async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await authenticate(request);
      sendJson(response, 200, document);
    } catch (error) {
      refuse(response, error);
    }
  }) as never);
}
