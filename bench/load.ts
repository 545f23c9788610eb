/** Requests as fast as they are answered, for a few seconds, over kept connections. */
import { Agent, request } from 'node:http';

const CONNECTIONS = 16;

/** Requests answered in a second. Throws when one is answered with anything but success. */
export async function requestsPerSecond(
  address: string,
  send: { path: string; headers?: Record<string, string>; body?: (number: number) => string },
  forSeconds = 3,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const url = new URL(send.path, address);
  let number = 0;
  const once = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const body = send.body?.((number += 1));
      const headers = { ...send.headers, ...(body !== undefined && { 'content-type': 'application/json' }) };
      const outgoing = request(
        url,
        { agent, method: body === undefined ? 'GET' : 'POST', headers },
        (answer) => {
          if ((answer.statusCode ?? 500) >= 300) reject(new Error(`${send.path}: ${answer.statusCode}`));
          answer.resume().on('end', resolve);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  await once();
  let answered = 0;
  const began = performance.now();
  const until = began + forSeconds * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        await once();
        answered += 1;
      }
    }),
  );
  const rate = (answered * 1000) / (performance.now() - began);
  agent.destroy();
  return rate;
}
