import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import compression from 'compression';
import type { Server } from 'restify';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Log } from '../operations/context.ts';
import { sendJson, sendProblem } from './answer.ts';
import { filesOf } from './folder-files.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const NAMED_BY_WHAT_IT_HOLDS = 'public, max-age=31536000, immutable';

export interface PageOptions {
  /** Where what is built lies. */
  folders: { tab: string; desk: string };
  local: boolean;
  /** What the tab may know before anybody has signed in. */
  tabConfig: Record<string, unknown>;
  log: Log;
}

type PartRequest = IncomingMessage & { params?: Record<string, string> };
type Next = () => void;

/**
 * Serves the tab at /tab, in local mode the desk at /, and their built parts. Parts come from a folder that holds
 * nothing else: however an address is spelled, what it leads to lies in there.
 */
export function mountPages(server: Server, options: PageOptions): void {
  /** Answers with a file of a folder; what cannot be read now is answered so, and asked for again. */
  const senderOf = (folder: string, cacheControl: string) => {
    const fileNamed = filesOf(folder);
    return async (name: string, response: ServerResponse, next: Next): Promise<void> => {
      try {
        const file = await fileNamed(name);
        if (!file) throw new Problem('not-found', 'There is no such page. Have the tabs been built?');
        response.writeHead(200, {
          'content-type': contentTypes[extname(name)] ?? 'application/octet-stream',
          'content-length': file.bytes.length,
          'last-modified': file.changed.toUTCString(),
          'cache-control': cacheControl,
        });
        response.end(file.bytes);
      } catch (error) {
        sendProblem(response, error instanceof Problem ? error : unreadable(error), options.log, '');
      }
      next();
    };
  };
  const page = (path: string, folder: string, file = 'index.html'): void => {
    const send = senderOf(folder, 'no-cache');
    server.get(path, ((_request: unknown, response: ServerResponse, next: Next) => {
      void send(file, response, next);
    }) as never);
  };
  const parts = (path: string, folder: string): void => {
    const send = senderOf(folder, NAMED_BY_WHAT_IT_HOLDS);
    const part = (request: PartRequest, response: ServerResponse, next: Next): void => {
      void send(request.params?.['*'] ?? '', response, next);
    };
    // Every part leaves compressed: the server itself leaves short answers as they are.
    server.get(`${path}/*`, compression({ threshold: 0 }) as never, part as never);
  };
  const { tab, desk } = options.folders;
  page('/tab', tab);
  page('/tab-worker.js', tab, 'tab-worker.js');
  parts('/assets', join(tab, 'assets'));
  if (options.local) {
    parts('/local', join(tab, 'local'));
    page('/', desk);
    parts('/local-desk/assets', join(desk, 'assets'));
  }
  server.get('/tab-config.json', ((_request: unknown, response: ServerResponse, next: Next) => {
    sendJson(response, 200, options.tabConfig);
    next();
  }) as never);
}

function unreadable(cause: unknown): Problem {
  const problem = new Problem('unavailable', 'This page cannot be read just now. Try again in a minute.');
  problem.cause = cause;
  return problem;
}
