import { createReadStream, statSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import type { Server } from 'restify';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Log } from '../operations/context.ts';
import { sendJson, sendProblem } from './answer.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** What lies there; a name no file can have is no file. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

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
  const folder = resolve(options.folder);
  const send = (response: ServerResponse, name: string, cached: boolean): void => {
    const file = resolve(join(folder, name));
    const found = file.startsWith(folder + sep) ? statOf(file) : undefined;
    if (!found?.isFile()) {
      sendProblem(
        response,
        new Problem('not-found', 'There is no such page. Have the tabs been built?'),
        options.log,
        '',
      );
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': cached ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    createReadStream(file).pipe(response);
  };
  const page = (path: string, name: string): void => {
    server.get(path, ((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
      send(response, name, false);
      next();
    }) as never);
  };
  page('/tab', 'index.html');
  if (options.local) page('/', 'local-desk/index.html');
  server.get('/tab-config.json', ((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
    sendJson(response, 200, options.tabConfig);
    next();
  }) as never);
  server.get('/assets/*', ((
    request: IncomingMessage & { params?: Record<string, string> },
    response: ServerResponse,
    next: () => void,
  ) => {
    send(response, join('assets', request.params?.['*'] ?? ''), true);
    next();
  }) as never);
}
