import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface SentActivity {
  method: string;
  path: string;
  id: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
}

export interface RecordingConnector {
  serviceUrl: string;
  sent: SentActivity[];
  /** Every card and text sent since it was last asked for. */
  takeSent(): SentActivity[];
  /** What the next request is answered with, once, in place of success. */
  refuseNext(status: number): void;
  close(): Promise<void>;
}

/** A loopback connector that records what the bot sends, and gives each activity an id. */
export async function startConnector(): Promise<RecordingConnector> {
  const sent: SentActivity[] = [];
  let taken = 0;
  let refusal: number | null = null;
  const server: Server = createServer((request, response) => {
    void readBody(request).then((text) => {
      response.setHeader('content-type', 'application/json');
      if (refusal !== null) {
        response.statusCode = refusal;
        refusal = null;
        response.end('{"error":{"code":"refused"}}');
        return;
      }
      const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
      const path = decodeURIComponent(request.url ?? '');
      const id = request.method === 'PUT' ? (path.split('/').at(-1) ?? '') : `activity-${sent.length + 1}`;
      const isThread = /\/v3\/conversations$/.test(path);
      sent.push({
        method: request.method ?? '',
        path,
        id,
        authorization: request.headers.authorization,
        body: (isThread ? (body.activity as Record<string, unknown>) : body) ?? {},
      });
      response.end(JSON.stringify(isThread ? { id: `thread;messageid=${id}`, activityId: id } : { id }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    takeSent: () => {
      const fresh = sent.slice(taken);
      taken = sent.length;
      return fresh;
    },
    refuseNext: (status) => {
      refusal = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** All words of a card, as its reader meets them, buttons included. */
export function textOf(activity: unknown): string {
  const text: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (
      typeof value === 'string' &&
      (key === 'text' || key === 'title' || key === 'value' || key === 'label')
    )
      text.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value))
      if (name !== 'data' && name !== 'fallback' && name !== 'refresh')
        walk(inner, Array.isArray(value) ? key : name);
  };
  walk(activity, '');
  return text.join('\n');
}

export interface Button {
  type: string;
  title?: string;
  verb?: string;
  data?: Record<string, unknown>;
  url?: string;
  fallback?: Button;
}

/** Every button of a card, wherever it stands. */
export function buttonsOf(card: unknown): Button[] {
  const found: Button[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type } = value as { type?: unknown };
    if (typeof type === 'string' && type.startsWith('Action.')) found.push(value as Button);
    for (const [name, inner] of Object.entries(value))
      if (name !== 'fallback' && name !== 'refresh') walk(inner);
  };
  walk(card);
  return found;
}
