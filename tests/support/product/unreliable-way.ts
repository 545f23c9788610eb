import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * through: as if it were not there; busy: 503; silent: never answers; broken: cuts the line; lost: has the work done,
 * then cuts the line instead of answering.
 */
export type Mood = 'through' | 'busy' | 'silent' | 'broken' | 'lost';

/** Stands between the product and another server, and lets requests through or not. */
export async function unreliableWay(target: string) {
  let mood: Mood = 'through';
  let asked = 0;
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    asked += 1;
    const now = mood;
    if (now === 'silent') return void incoming.resume();
    if (now === 'broken') return void incoming.destroy();
    if (now === 'busy') {
      outgoing.statusCode = 503;
      return void outgoing.end('{}');
    }
    const { method, url, headers } = incoming;
    const onward = request({ hostname, port, method, path: url, headers }, (answer: IncomingMessage) => {
      if (now === 'lost') {
        answer.resume();
        return void answer.on('end', () => incoming.destroy());
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become: (next: Mood) => {
      mood = next;
    },
    asked: () => asked,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
