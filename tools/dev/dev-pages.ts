import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Plugin } from 'vite';

const repository = path.resolve(import.meta.dirname, '../..');
const pretending = readFileSync(path.join(import.meta.dirname, 'pretend.js'), 'utf8');

/** The pages as the server has them (`/tab`, the desk at `/`), and the gallery at `/gallery`. */
export function devPages(): Plugin {
  return {
    name: 'attendance-first-pages',
    configureServer(server) {
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
        const { pathname } = new URL(request.url ?? '/', 'http://here');
        if (pathname === '/') request.url = '/local-desk/index.html';
        const file = { '/tab': 'tabs/index.html', '/gallery': 'tests/gallery/index.html' }[pathname];
        if (!file) return next();
        void server
          .transformIndexHtml(request.url ?? pathname, withScripts(file))
          .then((html) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html));
      });
    },
  };
}

/** Its scripts by their place in the repository, and before them what pretends another state of the answers. */
function withScripts(file: string): string {
  const html = readFileSync(path.join(repository, file), 'utf8');
  if (file.startsWith('tabs')) return html.replace('<head>', `<head><script>${pretending}</script>`);
  const script = path.join(repository, path.dirname(file), 'main.tsx');
  return html.replace('</body>', `<script type="module" src="/@fs${script}"></script></body>`);
}
