import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
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
type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Serves the tab at /tab, in local mode the desk at /, and their built parts. Parts come from a folder that holds
 * nothing else: however an address is spelled, what it leads to lies in there.
 */
export function mountPages(server: Server, options: PageOptions): void {
  const filesOf = (folder: string): Handler => {
    // dev: looks at the folder with each request, so that tabs built anew need no restart.
    const files = sirv(folder, { dev: true, extensions: [], setHeaders });
    return (request, response, next) => {
      delete request.headers.range; // the answer is compressed on its way: a range of it would be the wrong bytes
      files(request, response, () => {
        const problem = new Problem('not-found', 'There is no such page. Have the tabs been built?');
        sendProblem(response, problem, options.log, '');
      });
      next();
    };
  };
  const page = (path: string, folder: string): void => {
    const files = filesOf(folder);
    server.get(path, ((request: IncomingMessage, response: ServerResponse, next: () => void) => {
      request.url = '/index.html';
      files(request, response, next);
    }) as never);
  };
  const parts = (path: string, folder: string): void => {
    const files = filesOf(folder);
    const part = (request: PartRequest, response: ServerResponse, next: () => void): void => {
      request.url = `/${request.params?.['*'] ?? ''}`;
      response.setHeader('cache-control', NAMED_BY_WHAT_IT_HOLDS);
      files(request, response, next);
    };
    // Every part leaves compressed: the server itself leaves short answers as they are.
    server.get(`${path}/*`, compression({ threshold: 0 }) as never, part as never);
  };
  const { tab, desk } = options.folders;
  page('/tab', tab);
  parts('/assets', join(tab, 'assets'));
  if (options.local) {
    parts('/local', join(tab, 'local'));
    page('/', desk);
    parts('/local-desk/assets', join(desk, 'assets'));
  }
  server.get('/tab-config.json', ((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
    sendJson(response, 200, options.tabConfig);
    next();
  }) as never);
}

function setHeaders(response: ServerResponse, path: string): void {
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-cache');
  const type = textTypes[extname(path)];
  if (type) response.setHeader('content-type', type);
}
