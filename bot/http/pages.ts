import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import compression from 'compression';
import type { Server } from 'restify';
import sirv from 'sirv';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Log } from '../operations/context.ts';
import { sendJson, sendProblem } from './answer.ts';

/** sirv gives no character set for scripts and styles. */
const textTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface PageOptions {
  /** Where the built tabs lie. */
  folder: string;
  local: boolean;
  /** What the tab may know before anybody has signed in. */
  tabConfig: Record<string, unknown>;
  log: Log;
}

/** Serves the tab at /tab, in local mode the desk at /, and their built parts. */
export function mountPages(server: Server, options: PageOptions): void {
  // dev: looks at the folder with each request, so that tabs built anew need no restart.
  const files = sirv(options.folder, { dev: true, extensions: [], setHeaders });
  const sendFile = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    delete request.headers.range; // the answer is compressed on its way: a range of it would be the wrong bytes
    files(request, response, () => {
      const problem = new Problem('not-found', 'There is no such page. Have the tabs been built?');
      sendProblem(response, problem, options.log, '');
    });
    next();
  };
  const page = (path: string, file: string): void => {
    server.get(path, ((request: IncomingMessage, response: ServerResponse, next: () => void) => {
      request.url = file;
      sendFile(request, response, next);
    }) as never);
  };
  page('/tab', '/index.html');
  if (options.local) page('/', '/local-desk/index.html');
  server.get('/tab-config.json', ((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
    sendJson(response, 200, options.tabConfig);
    next();
  }) as never);
  // Every part leaves compressed: the server itself leaves short answers as they are.
  server.get('/assets/*', compression({ threshold: 0 }) as never, sendFile as never);
}

function setHeaders(response: ServerResponse, path: string): void {
  const named = path.startsWith('/assets/'); // by what it holds
  response.setHeader('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
  const type = textTypes[extname(path)];
  if (type) response.setHeader('content-type', type);
}
