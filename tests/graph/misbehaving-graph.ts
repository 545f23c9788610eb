import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Takes the request and never answers. */
  silent?: boolean;
}

/** A server that gives the answers it is told, one after the other, the last one again and again. */
export async function misbehavingGraph() {
  const asked: { method: string; path: string; headers: IncomingHttpHeaders }[] = [];
  let answers: Answer[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    request.resume();
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer || answer.silent) return;
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    willAnswer: (...following: Answer[]) => {
      asked.length = 0;
      answers = following;
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
